import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chart } from '../../src/chart/index.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/yaml/index.js';
import { EGOV_CHART_DIRECTORY, egovChart } from '../support/index.js';
import { coalesce, effectiveValues } from '../support/effective-values.js';

const read = (path: string): string => readFileSync(join(EGOV_CHART_DIRECTORY, path), 'utf8');

/** The generated schema in a folder of the umbrella; the umbrella's own without one. */
export const schemaIn = (folder = ''): JsonObject =>
  JSON.parse(read(join(folder, 'values.schema.json'))) as JsonObject;

/** The subcharts that have values, by the name of their folder. */
export const applications = (): readonly Chart[] =>
  egovChart().subcharts.filter(({ metadata }) => metadata.type === 'application');

const compiled = new Map<string, ValidateFunction>();

const validatorOf = (folder: string): ValidateFunction => {
  // What an enabled subchart needs is asked for beside the properties that define it.
  const loose = { strictTypes: false, strictRequired: false, allowMatchingProperties: true };
  const ajv = new Ajv({ allErrors: true, strict: true, ...loose });
  const validate = compiled.get(folder) ?? ajv.compile(schemaIn(folder));
  compiled.set(folder, validate);
  return validate;
};

const describeError = ({ instancePath, keyword, params, message = '' }: ErrorObject): string => {
  const extra: unknown = params['additionalProperty'];
  return keyword === 'additionalProperties'
    ? `${instancePath}/${String(extra)}: unknown`
    : `${instancePath}: ${message}`;
};

/**
 * What a chart's schema says against values over the chart's own, as `/path: reason`; nothing when it accepts them.
 *
 * @param folder - of the chart, from the umbrella's
 */
export function refusals(values: JsonObject, folder = ''): readonly string[] {
  const chart =
    folder === '' ? egovChart() : applications().find(({ directory }) => directory.endsWith(`/${folder}`));
  const validate = validatorOf(folder);
  return validate(
    folder === '' ? effectiveValues(egovChart(), values) : coalesce(chart?.values ?? {}, values),
  )
    ? []
    : (validate.errors ?? []).map(describeError);
}

/** The values that hold one value at a path: `nestValue(['a', 'b'], 1)` is `{ a: { b: 1 } }`. */
export const nestValue = (path: readonly string[], value: JsonValue): JsonObject =>
  path.reduceRight<JsonValue>((inner, key) => ({ [key]: inner }), value) as JsonObject;

/** The definition that a property refers to, or the property itself. */
export const resolveReference = (root: JsonObject, schema: JsonObject): JsonObject => {
  const reference = schema['$ref'];
  if (typeof reference !== 'string') return schema;
  const target = (root['definitions'] as JsonObject)[reference.replace('#/definitions/', '')];
  if (!isJsonObject(target)) throw new Error(`${reference} is not defined.`);
  return resolveReference(root, target);
};

/** Properties of an object schema, also through a reference and into the items of a list. */
export const propertiesOf = (root: JsonObject, schema: JsonObject): JsonObject => {
  const { properties, items } = resolveReference(root, schema);
  if (isJsonObject(properties)) return properties;
  return isJsonObject(items) ? propertiesOf(root, items) : {};
};
