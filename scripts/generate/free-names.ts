import { isJsonObject } from '../../src/yaml/index.js';
import type { Definitions } from './definitions.js';
import { mapSchema, type JsonSchema } from './json-schema.js';

const patternOf = (names: JsonSchema, schemas: Definitions['schemas']): string | undefined => {
  const { $ref: reference, pattern } = names;
  if (typeof reference === 'string') return patternOf(schemas[reference] ?? {}, schemas);
  return typeof pattern === 'string' ? pattern : undefined;
};

/**
 * Asks for the names in a mapping by `patternProperties`. Helm's validator tells a wrong path for `propertyNames`: that of
 * a key it looked at before (github.com/santhosh-tekuri/jsonschema v6.0.2).
 *
 * @example
 * withNamePatterns({ propertyNames: { pattern: '^a' }, additionalProperties: { type: 'string' } }, {})
 * // { patternProperties: { '^a': { type: 'string' } }, additionalProperties: false }
 */
export const withNamePatterns = (schema: JsonSchema, schemas: Definitions['schemas']): JsonSchema =>
  mapSchema(schema, (part) => {
    const { propertyNames, additionalProperties, ...rest } = part;
    if (!isJsonObject(propertyNames ?? null) || !isJsonObject(additionalProperties ?? null)) return part;
    const pattern = patternOf(propertyNames as JsonSchema, schemas);
    if (pattern === undefined) return part;
    return {
      ...rest,
      patternProperties: { [pattern]: additionalProperties as JsonSchema },
      additionalProperties: false,
    };
  });
