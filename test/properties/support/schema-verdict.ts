import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Chart } from '../../../src/chart/index.js';
import type { JsonObject } from '../../../src/yaml/index.js';
import { effectiveValues } from '../../support/effective-values.js';

const compiled = new WeakMap<Chart, ValidateFunction>();

const validatorOf = (chart: Chart): ValidateFunction => {
  // Helm's validator takes keywords and regular expressions as loosely.
  const validate =
    compiled.get(chart) ?? new Ajv({ strict: false, unicodeRegExp: false }).compile(chart.schema ?? {});
  compiled.set(chart, validate);
  return validate;
};

/** Path of the key that is wrong, as `/mysql/service/port`; of a missing or unknown key its own. */
const pathOf = ({ instancePath, params }: ErrorObject): string => {
  const key: unknown = params['additionalProperty'] ?? params['missingProperty'] ?? params['propertyName'];
  return typeof key === 'string' ? `${instancePath}/${key}` : instancePath;
};

/**
 * What the schema of a chart says of the values in a file.
 *
 * @returns the path of the first key that is refused; undefined when all pass
 * @example refusedPath(egovChart(), { mysql: { service: { port: 'x' } } }) // '/mysql/service/port'
 */
export function refusedPath(chart: Chart, file: JsonObject): string | undefined {
  const validate = validatorOf(chart);
  if (validate(effectiveValues(chart, file))) return undefined;
  const [error] = validate.errors ?? [];
  return error === undefined ? '' : pathOf(error);
}
