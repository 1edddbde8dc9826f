import fc from 'fast-check';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/yaml/index.js';
import { numbers, texts, textsMatching } from './texts.js';

/** Below this depth only what a schema requires is made, so that values end. */
const FULL_DEPTH = 4;
const MOST_ITEMS = 3;
const MOST_KEYS = 6;

/** Volumes of old drivers, whose options the schema leaves to the API server. */
const UNCHECKED = '#/definitions/legacyVolume';
const FAR = 2_147_483_648;

/** The schema that a reference stands for, or the schema itself. */
export const dereference = (schema: JsonObject, root: JsonObject): JsonObject => {
  const { $ref: reference, ...beside } = schema;
  if (typeof reference !== 'string') return schema;
  const name = reference.replace('#/definitions/', '');
  const target = isJsonObject(root['definitions'] ?? null)
    ? (root['definitions'] as JsonObject)[name]
    : undefined;
  if (target === undefined || !isJsonObject(target)) throw new Error(`The schema has no definition ${name}.`);
  return dereference({ ...target, ...beside }, root);
};

const numberAt = (schema: JsonObject, key: string): number | undefined => {
  const value = schema[key];
  return typeof value === 'number' ? value : undefined;
};

const objectAt = (schema: JsonObject, key: string): JsonObject | undefined => {
  const value = schema[key];
  return value !== undefined && isJsonObject(value) ? value : undefined;
};

const textOf = (schema: JsonObject): fc.Arbitrary<string> => {
  const [least, most] = [numberAt(schema, 'minLength') ?? 0, numberAt(schema, 'maxLength') ?? Infinity];
  const { pattern } = schema;
  return (typeof pattern === 'string' ? textsMatching(pattern) : texts).filter(
    ({ length }) => length >= least && length <= most,
  );
};

const integerOf = (schema: JsonObject): fc.Arbitrary<number> => {
  const min = numberAt(schema, 'minimum') ?? -FAR;
  const max = numberAt(schema, 'maximum') ?? Math.max(FAR, min);
  const near = fc.integer({ min, max: Math.min(max, min + 10) });
  const edges = numbers.filter((value) => Number.isInteger(value) && value >= min && value <= max);
  return fc.oneof(near, fc.constantFrom(min, max), fc.integer({ min, max }), ...(max >= FAR ? [edges] : []));
};

/** What the API server tells the items of a list apart by, for the lists in which nothing may stand twice. */
const identityOf = (item: JsonValue): string => {
  if (!isJsonObject(item)) return JSON.stringify(item);
  const { name, mountPath, topologyKey } = item;
  return JSON.stringify(mountPath ?? topologyKey ?? name ?? item);
};

const listOf = (schema: JsonObject, root: JsonObject, depth: number): fc.Arbitrary<JsonValue> => {
  const least = numberAt(schema, 'minItems') ?? 0;
  const most = depth > FULL_DEPTH ? least : Math.max(least, MOST_ITEMS);
  const items = objectAt(schema, 'items');
  const item = items === undefined ? texts : valuesOf(items, root, depth + 1);
  return fc.uniqueArray(item, { minLength: least, maxLength: most, selector: identityOf });
};

const entriesOf = (schema: JsonObject, root: JsonObject, depth: number): fc.Arbitrary<JsonObject> => {
  const [[pattern, named] = []] = Object.entries(objectAt(schema, 'patternProperties') ?? {});
  if (pattern !== undefined && depth <= FULL_DEPTH) {
    return fc.dictionary(textsMatching(pattern), valuesOf(named as JsonObject, root, depth + 1), {
      maxKeys: MOST_ITEMS,
    });
  }
  const additional = schema['additionalProperties'];
  if (additional === false || (additional === undefined && 'properties' in schema) || depth > FULL_DEPTH) {
    return fc.constant({});
  }
  const names = objectAt(schema, 'propertyNames');
  const keys = names === undefined ? texts : textOf(dereference(names, root));
  const values =
    additional !== undefined && isJsonObject(additional) ? valuesOf(additional, root, depth + 1) : texts;
  return fc.dictionary(keys, values, { maxKeys: MOST_ITEMS });
};

const mappingOf = (schema: JsonObject, root: JsonObject, depth: number): fc.Arbitrary<JsonObject> => {
  const properties = (Object.entries(objectAt(schema, 'properties') ?? {}) as [string, JsonObject][]).filter(
    ([, property]) => property['$ref'] !== UNCHECKED,
  );
  const required = Array.isArray(schema['required']) ? (schema['required'] as readonly string[]) : [];
  const taken = depth > FULL_DEPTH ? properties.filter(([key]) => required.includes(key)) : properties;
  const optionalKeys = taken.map(([key]) => key).filter((key) => !required.includes(key));
  const known = fc
    .subarray(optionalKeys, { maxLength: Math.min(MOST_KEYS, optionalKeys.length) })
    .chain((optional) =>
      fc.record(
        Object.fromEntries(
          taken
            .filter(([key]) => required.includes(key) || optional.includes(key))
            .map(([key, property]) => [key, valuesOf(property, root, depth + 1)]),
        ),
      ),
    );
  return fc.tuple(entriesOf(schema, root, depth), known).map(([entries, own]) => ({ ...entries, ...own }));
};

const ofType = (
  type: JsonValue | undefined,
  schema: JsonObject,
  root: JsonObject,
  depth: number,
): fc.Arbitrary<JsonValue> => {
  switch (type) {
    case 'string':
      return textOf(schema);
    case 'integer':
      return integerOf(schema);
    case 'number':
      return fc.double({
        min: numberAt(schema, 'minimum') ?? -1e9,
        max: numberAt(schema, 'maximum') ?? 1e9,
        noNaN: true,
      });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return listOf(schema, root, depth);
    case 'object':
      return mappingOf(schema, root, depth);
    default:
      return 'properties' in schema ? mappingOf(schema, root, depth) : texts;
  }
};

/** An object of the user's own: its kind's fields are the user's affair, so only one of a known kind is made. */
export const ownObjects: fc.Arbitrary<JsonValue> = fc.array(
  fc.record({
    apiVersion: fc.constant('v1'),
    kind: fc.constant('ConfigMap'),
    metadata: fc.record({ name: fc.uuid().map((id) => `{{ .Release.Name }}-${id}`) }),
    data: fc.dictionary(
      fc.stringMatching(/^[-._a-zA-Z0-9]{1,20}$/),
      // `0o17` is a text for the writer of the file and a number for Helm.
      texts.filter((text) => !text.includes('{{') && !text.startsWith('0o')),
      { maxKeys: MOST_ITEMS },
    ),
  }),
  { maxLength: MOST_ITEMS },
);

/**
 * Values that a schema allows, nearly always: what alternatives and `not` exclude beyond their types is left to the
 * validator.
 *
 * @param root - the schema that holds the definitions
 * @example fc.sample(valuesOf({ type: 'integer', minimum: 1 }, schema))
 */
export function valuesOf(reference: JsonObject, root: JsonObject, depth = 0): fc.Arbitrary<JsonValue> {
  const known = made.get(reference)?.get(depth);
  if (known !== undefined) return known;
  const arbitrary = makeValues(reference, root, depth);
  made.set(
    reference,
    (made.get(reference) ?? new Map<number, fc.Arbitrary<JsonValue>>()).set(depth, arbitrary),
  );
  return arbitrary;
}

/** Made once for each part of the schema and depth: definitions stand in hundreds of places. */
const made = new WeakMap<JsonObject, Map<number, fc.Arbitrary<JsonValue>>>();

const makeValues = (reference: JsonObject, root: JsonObject, depth: number): fc.Arbitrary<JsonValue> => {
  if (typeof reference['$ref'] === 'string' && /objects$/i.test(reference['$ref'])) return ownObjects;
  const schema = dereference(reference, root);
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as readonly JsonValue[]));
  for (const keyword of ['anyOf', 'oneOf']) {
    const { [keyword]: alternatives, ...shared } = schema;
    if (!Array.isArray(alternatives)) continue;
    return fc.oneof(
      ...(alternatives as readonly JsonObject[]).map((one) =>
        valuesOf(joined(shared, dereference(one, root)), root, depth),
      ),
    );
  }
  const types = [schema['type']].flat() as readonly (JsonValue | undefined)[];
  return fc.oneof(...types.map((type) => ofType(type, schema, root, depth)));
};

const joined = (shared: JsonObject, one: JsonObject): JsonObject => ({
  ...shared,
  ...one,
  ...('properties' in shared || 'properties' in one
    ? { properties: { ...objectAt(shared, 'properties'), ...objectAt(one, 'properties') } }
    : {}),
  ...('required' in shared || 'required' in one
    ? { required: [...new Set([shared['required'] ?? [], one['required'] ?? []].flat())] }
    : {}),
});
