/** Any value that JSON can hold; what YAML of Kubernetes and Helm comes down to. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/**
 * Narrows a value to a mapping (not a list, not null).
 *
 * @example isJsonObject({ replicas: 1 }) // true
 */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Freezes a parsed tree, so that one reader cannot change what the next one sees.
 *
 * @returns the same tree
 * @example freezeDeep({ metadata: { labels: {} } })
 */
export const freezeDeep = <Tree>(tree: Tree): Tree => {
  if (typeof tree !== 'object' || tree === null || Object.isFrozen(tree)) return tree;
  Object.values(tree).forEach(freezeDeep);
  return Object.freeze(tree);
};
