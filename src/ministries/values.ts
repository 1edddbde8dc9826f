import { isJsonObject, type JsonObject, type JsonValue } from '../yaml/index.js';

/**
 * The value under a path of keys.
 *
 * @example valueIn(values, 'global.database.host')
 */
export const valueIn = (values: JsonObject, path: string): JsonValue | undefined =>
  path
    .split('.')
    .reduce<JsonValue | undefined>((tree, key) => (isJsonObject(tree) ? tree[key] : undefined), values);

/**
 * The text under a path of keys; undefined for an empty one.
 *
 * @example textIn(values, 'global.domain')
 */
export const textIn = (values: JsonObject, path: string): string | undefined => {
  const value = valueIn(values, path);
  return typeof value === 'string' && value !== '' ? value : undefined;
};
