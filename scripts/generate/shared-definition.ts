import { isJsonObject, type JsonObject } from '../../src/yaml/index.js';
import type { Definitions } from './definitions.js';
import { allows } from './infer.js';
import type { JsonSchema } from './json-schema.js';
import type { DocumentedValue } from './values-document.js';

/** What others than the value itself say of it. */
export interface Shared {
  /** As the parent or the table of keys gives it. */
  readonly reference: JsonSchema;
  /** What it refers to. */
  readonly target: JsonSchema;
  readonly name: string | undefined;
}

/** The mapping under a keyword of a schema. */
export const objectAt = (schema: JsonSchema, key: string): JsonObject | undefined => {
  const value = schema[key];
  return isJsonObject(value) ? value : undefined;
};

/** A schema and the definition that it refers to. */
export const resolveReference = (reference: JsonSchema, { schemas }: Definitions): Shared => {
  const name = reference['$ref'];
  if (typeof name !== 'string') return { reference, target: reference, name: undefined };
  return { reference, target: schemas[name] ?? {}, name };
};

/** What an object's schema says of one of its keys. */
export const schemaOfKey =
  (target: JsonSchema) =>
  (key: string): JsonSchema | undefined =>
    objectAt(objectAt(target, 'properties') ?? {}, key) ?? objectAt(target, 'additionalProperties');

// `global.exposure` has the name of a block and none of its keys; `storageClass` may be a name or a mapping.
const isAnotherMapping = (
  node: DocumentedValue,
  { target, name }: Shared,
  { blocks }: Definitions,
): boolean => {
  if (node.children.length === 0) return false;
  const properties = objectAt(target, 'properties');
  const isBlock = name !== undefined && blocks.has(name) && properties !== undefined;
  return !allows(target, node.value) || (isBlock && !node.children.some(({ key }) => key in properties));
};

/**
 * The definition that speaks for a value: what the mapping around it says of its key, else the table of keys. None when
 * the value has a `# @schema`, or is a mapping that only shares the name.
 */
export const sharedOf = (
  node: DocumentedValue,
  definitions: Definitions,
  inherited: JsonSchema | undefined,
): Shared | undefined => {
  const named = definitions.keys[node.key];
  const reference = inherited ?? (named === undefined ? undefined : { $ref: named });
  if (reference === undefined || node.annotation !== undefined) return undefined;
  const shared = resolveReference(reference, definitions);
  return isAnotherMapping(node, shared, definitions) ? undefined : shared;
};
