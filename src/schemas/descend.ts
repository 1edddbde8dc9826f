import { isJsonObject, type JsonObject, type JsonValue } from '../yaml/index.js';
import type { StandaloneSchema } from './bundle.js';

const PREFIX = '#/definitions/';

const asObject = (value: JsonValue | undefined): JsonObject => (isJsonObject(value) ? value : {});

/**
 * Follows the references of a schema to the definition that says what a value looks like.
 *
 * @example resolveReference(schema, { $ref: '#/definitions/io.k8s.api.core.v1.PodSpec' })
 */
export function resolveReference({ definitions }: StandaloneSchema, node: JsonObject): JsonObject {
  const { $ref, allOf } = node;
  if (typeof $ref === 'string') {
    return resolveReference({ $ref: '', definitions }, asObject(definitions[$ref.slice(PREFIX.length)]));
  }
  const [only] = Array.isArray(allOf) ? (allOf as readonly JsonValue[]) : [];
  return node['properties'] === undefined && isJsonObject(only) && typeof only['$ref'] === 'string'
    ? resolveReference({ $ref: '', definitions }, only)
    : node;
}

const step = (schema: StandaloneSchema, node: JsonObject, segment: string | number): JsonObject => {
  if (typeof segment === 'number') return resolveReference(schema, asObject(node['items']));
  const field = asObject(node['properties'])[segment] ?? node['additionalProperties'];
  return resolveReference(schema, asObject(field));
};

/**
 * Finds what a schema says about a field.
 *
 * @param path - names and list indexes from the root of the document
 * @returns the schema of the field, empty where nothing is known of it
 * @example descend(schema, ['spec', 'containers', 0])
 */
export const descend = (schema: StandaloneSchema, path: readonly (string | number)[]): JsonObject =>
  path.reduce<JsonObject>(
    (node, segment) => step(schema, node, segment),
    resolveReference(schema, { $ref: schema.$ref }),
  );

/**
 * Names the fields of an object.
 *
 * @param node - see {@link descend}
 * @example fieldsOf(descend(schema, ['spec']))
 */
export const fieldsOf = (node: JsonObject): readonly string[] => Object.keys(asObject(node['properties']));
