import { isJsonObject, type JsonValue } from '../../src/yaml/index.js';
import type { JsonSchema } from './json-schema.js';

/**
 * The JSON type of a value.
 *
 * @example jsonTypeOf(80) // 'integer'
 */
export const jsonTypeOf = (value: JsonValue): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
};

const itemType = (items: readonly JsonValue[]): string | undefined => {
  const types = new Set(items.map(jsonTypeOf));
  const [type] = types;
  return types.size === 1 && type !== 'object' && type !== 'array' ? type : undefined;
};

/**
 * What a default says about the values that may take its place.
 *
 * @returns nothing when it says too little: null, an empty list or map, a list of maps
 * @example inferSchema(['a']) // { type: 'array', items: { type: 'string' } }
 */
export function inferSchema(value: JsonValue): JsonSchema | undefined {
  if (value === null) return undefined;
  if (isJsonObject(value)) return Object.keys(value).length > 0 ? { type: 'object' } : undefined;
  if (!Array.isArray(value)) return { type: jsonTypeOf(value) };
  const type = itemType(value);
  return type === undefined ? undefined : { type: 'array', items: { type } };
}

/** The JSON types that a schema names; none when it names none. */
export const typesOf = ({ type }: JsonSchema): readonly string[] =>
  [type].flat().filter((name): name is string => typeof name === 'string');

/** Whether a schema's `type` and `enum`, if any, let a value pass; references are not followed. */
export const allows = (schema: JsonSchema, value: JsonValue): boolean => {
  const type = jsonTypeOf(value);
  const types = typesOf(schema);
  const listed = schema['enum'];
  if (Array.isArray(listed) && !listed.includes(value)) return false;
  return types.length === 0 || types.includes(type) || (type === 'integer' && types.includes('number'));
};
