import { isJsonObject, type JsonObject, type JsonValue } from '../../yaml/index.js';

/** Keywords that ask for something to be there, or judge by what is not there. */
const NEEDS_THE_WHOLE = new Set([
  'required',
  'minProperties',
  'dependencies',
  'if',
  'then',
  'else',
  'not',
  'minItems',
  'contains',
]);

/** Keywords whose content is a mapping of names to schemas. */
const NAMED_SCHEMAS = new Set(['properties', 'patternProperties', 'definitions', '$defs']);

/** Keywords whose content is data. */
const DATA = new Set(['enum', 'const', 'default', 'examples']);

const relaxNamed = (schemas: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, relaxValue(schema)]));

const relaxValue = (value: JsonValue): JsonValue => {
  if (Array.isArray(value)) return value.map((entry: JsonValue) => relaxValue(entry));
  return isJsonObject(value) ? relaxSchema(value) : value;
};

/**
 * Makes a schema for a file that sets only some of the values: nothing is required, and of alternatives several may
 * fit as long as what tells them apart is not there.
 *
 * @param schema - draft-07, of the whole values
 * @example relaxSchema({ properties: { a: { type: 'string' } }, required: ['a'] }) // { properties: … }
 */
export const relaxSchema = (schema: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => !NEEDS_THE_WHOLE.has(key))
      .map(([key, value]): readonly [string, JsonValue] => {
        if (DATA.has(key)) return [key, value];
        if (NAMED_SCHEMAS.has(key) && isJsonObject(value)) return [key, relaxNamed(value)];
        return [key === 'oneOf' ? 'anyOf' : key, relaxValue(value)];
      }),
  );
