import { isJsonObject, type JsonObject, type JsonValue } from '../../src/yaml/index.js';

/** A JSON Schema of draft-07. Before {@link linkReferences}, `$ref` holds the bare name of a definition. */
export type JsonSchema = JsonObject;

const SCHEMA_MAPS = ['properties', 'patternProperties'];
const SCHEMA_LISTS = ['anyOf', 'allOf', 'oneOf'];
const SCHEMAS = ['items', 'additionalProperties', 'propertyNames', 'not', 'if', 'then'];

/** Applies a function to a schema and to every schema inside it, innermost first. */
export const mapSchema = (schema: JsonSchema, change: (schema: JsonSchema) => JsonSchema): JsonSchema => {
  const inside = (value: JsonValue): JsonValue => (isJsonObject(value) ? mapSchema(value, change) : value);
  const entries = Object.entries(schema).map(([keyword, value]): [string, JsonValue] => {
    if (SCHEMAS.includes(keyword)) return [keyword, inside(value)];
    if (SCHEMA_LISTS.includes(keyword) && Array.isArray(value)) return [keyword, value.map(inside)];
    if (SCHEMA_MAPS.includes(keyword) && isJsonObject(value)) {
      return [
        keyword,
        Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, inside(entry)])),
      ];
    }
    return [keyword, value];
  });
  return change(Object.fromEntries(entries));
};

const KEYWORDS = new Set([
  ...[...SCHEMA_MAPS, ...SCHEMA_LISTS, ...SCHEMAS, '$ref', 'type', 'enum', 'const', 'default', 'description'],
  ...[
    'required',
    'mergedRequired',
    'minimum',
    'maximum',
    'minLength',
    'maxLength',
    'pattern',
    'minItems',
    'maxItems',
    'uniqueItems',
  ],
]);

/**
 * The keywords in a schema that JSON Schema does not have, such as the rest of an unquoted text after a comma.
 *
 * @example unknownKeywords({ type: 'integer', minumum: 1 }) // ['minumum']
 */
export const unknownKeywords = (schema: JsonSchema): readonly string[] => {
  const unknown: string[] = [];
  mapSchema(schema, (part) => {
    unknown.push(...Object.keys(part).filter((keyword) => !KEYWORDS.has(keyword)));
    return part;
  });
  return unknown;
};

/**
 * Refuses unknown keys in every object whose keys are known.
 *
 * @example closeObjects({ type: 'object', properties: { port: {} } }) // … additionalProperties: false
 */
export const closeObjects = (schema: JsonSchema): JsonSchema =>
  mapSchema(schema, (part) =>
    'properties' in part && !('additionalProperties' in part)
      ? { ...part, additionalProperties: false }
      : part,
  );

/** Turns the bare names in `$ref` into pointers to `definitions`. */
export const linkReferences = (schema: JsonSchema): JsonSchema =>
  mapSchema(schema, (part) =>
    typeof part['$ref'] === 'string' ? { ...part, $ref: `#/definitions/${part['$ref']}` } : part,
  );

/** The names that the `$ref`s of a schema hold, as they are written. */
export const referencesOf = (schema: JsonSchema): ReadonlySet<string> => {
  const names = new Set<string>();
  mapSchema(schema, (part) => {
    if (typeof part['$ref'] === 'string') names.add(part['$ref']);
    return part;
  });
  return names;
};
