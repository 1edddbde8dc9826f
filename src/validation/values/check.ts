import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import type { JsonObject } from '../../yaml/index.js';
import { relaxSchema } from './relax.js';

/** An error of ajv with the schema that raised it. */
export type ValuesError = Omit<ErrorObject<string, Readonly<Record<string, unknown>>>, 'parentSchema'> & {
  readonly parentSchema?: Readonly<Record<string, unknown>>;
};

const compiled = new WeakMap<JsonObject, ValidateFunction | string>();

const compile = (schema: JsonObject): ValidateFunction | string => {
  // Helm's own validator does not complain of keywords that it does not know, nor of loose regular expressions.
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strict: false,
    unicodeRegExp: false,
    logger: false,
    // Better code would take longer to make than the few tests that it is used for.
    code: { optimize: false },
    inlineRefs: false,
  });
  try {
    formats.default(ajv);
    return ajv.compile(relaxSchema(schema));
  } catch (error) {
    return (error as Error).message;
  }
};

const underlies = (error: ValuesError, combined: ValuesError): boolean =>
  error !== combined &&
  error.instancePath.startsWith(combined.instancePath) &&
  (error.schemaPath.startsWith(`${combined.schemaPath}/`) || error.schemaPath.startsWith('#/definitions/'));

// What each alternative says of a value that fits none of them would only confuse.
const withoutAlternatives = (errors: readonly ValuesError[]): readonly ValuesError[] => {
  const combined = errors.filter(({ keyword }) => keyword === 'anyOf');
  return errors.filter((error) => !combined.some((other) => underlies(error, other)));
};

/**
 * Tests the keys that a values file sets against the schema of the chart. A key set to null takes a default away, so
 * its type does not matter.
 *
 * @returns the errors, or why the schema itself cannot be used
 * @example checkValues(chart.schema, { replicaCount: 'two' })
 */
export function checkValues(schema: JsonObject, values: JsonObject): readonly ValuesError[] | string {
  const validate = compiled.get(schema) ?? compile(schema);
  compiled.set(schema, validate);
  if (typeof validate === 'string') return validate;
  validate(values);
  const errors = (validate.errors ?? []) as readonly ValuesError[];
  return withoutAlternatives(
    errors.filter(({ data, keyword }) => data !== null || keyword === 'additionalProperties'),
  );
}
