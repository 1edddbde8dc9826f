import { isJsonObject, type JsonValue } from '../../src/yaml/index.js';
import type { Definitions } from './definitions.js';
import { mapSchema, type JsonSchema } from './json-schema.js';

/*
 * `mergedRequired` names the keys that must be there once Helm has merged all values of a chart. `required` cannot say
 * it: the umbrella's schema also tests what a file says to a disabled subchart, whose defaults Helm never merges in.
 */

/** Puts `required` in place of `mergedRequired`, for a schema that sees merged values only. */
export const withRequired = (schema: JsonSchema): JsonSchema =>
  mapSchema(schema, ({ mergedRequired, ...part }) =>
    mergedRequired === undefined
      ? part
      : { ...part, required: [part['required'] ?? [], mergedRequired].flat() },
  );

/** Takes `mergedRequired` away, for a schema that may see a part of the values. */
export const withoutRequired = (schema: JsonSchema): JsonSchema =>
  mapSchema(schema, (part) =>
    Object.fromEntries(Object.entries(part).filter(([key]) => key !== 'mergedRequired')),
  );

const propertiesOf = ({ properties }: JsonSchema): readonly (readonly [string, JsonSchema])[] =>
  isJsonObject(properties ?? null)
    ? (Object.entries(properties as JsonSchema) as [string, JsonSchema][])
    : [];

/** `helm lint` tests values.yaml before it merges the subcharts' defaults; only merging brings them `global`. */
const MERGED_AND_ENABLED: JsonSchema = {
  required: ['global'],
  properties: { enabled: { const: true } },
};

/** Names the definition that asks for the keys of another one. */
const needsName = (name: string): string => `${name}.needs`;

const needsOf = (schema: JsonSchema, schemas: Definitions['schemas']): JsonSchema | undefined => {
  const { $ref: reference, mergedRequired } = schema;
  if (typeof reference === 'string') {
    const needed = needsOf(schemas[reference] ?? {}, schemas);
    return needed === undefined ? undefined : { $ref: needsName(reference) };
  }
  const below = propertiesOf(schema).flatMap(([key, property]): [string, JsonValue][] => {
    const needed = needsOf(property, schemas);
    return needed === undefined ? [] : [[key, needed]];
  });
  if (mergedRequired === undefined && below.length === 0) return undefined;
  return {
    ...(mergedRequired === undefined ? {} : { required: mergedRequired }),
    ...(below.length === 0 ? {} : { properties: Object.fromEntries(below) }),
  };
};

/**
 * What the schema of an enabled subchart asks for beyond one of a disabled one.
 *
 * @param needed - its keys that must be there
 * @returns keywords to add to the subchart's schema; none when nothing is asked for
 * @example needsWhenEnabled({ properties: { image } }, ['image'], definitions)
 * // { if: { required: ['global'], properties: { enabled: { const: true } } }, then: { required: ['image'] } }
 */
export function needsWhenEnabled(
  schema: JsonSchema,
  needed: readonly string[],
  { schemas }: Definitions,
): JsonSchema {
  const then = needsOf(needed.length === 0 ? schema : { ...schema, mergedRequired: needed }, schemas);
  return then === undefined ? {} : { if: MERGED_AND_ENABLED, then };
}

/** The definitions without `mergedRequired`, with one more for each that asks for keys. */
export const separateNeeds = ({ schemas }: Definitions): Definitions['schemas'] =>
  Object.fromEntries(
    Object.entries(schemas).flatMap(([name, schema]): [string, JsonSchema][] => {
      const needs = needsOf(schema, schemas);
      const own: [string, JsonSchema] = [name, withoutRequired(schema)];
      return needs === undefined ? [own] : [own, [needsName(name), needs]];
    }),
  );
