import { isJsonObject, type JsonObject, type JsonValue } from '../../yaml/index.js';

/** Reading of fields that the manifest types do not list. A field of another type counts as absent. */

type Step = string | number;

/**
 * The value at a path, or undefined when a step is missing.
 *
 * @example valueAt(document, 'spec', 'strategy', 'type')
 */
export const valueAt = (tree: unknown, ...path: readonly Step[]): JsonValue | undefined =>
  path.reduce<unknown>(
    (value, step) =>
      Array.isArray(value)
        ? (value as readonly unknown[])[Number(step)]
        : isJsonObject(value)
          ? value[String(step)]
          : undefined,
    tree,
  ) as JsonValue | undefined;

/**
 * The mapping at a path; empty when there is none.
 *
 * @example objectAt(document, 'spec', 'securityContext')
 */
export const objectAt = (tree: unknown, ...path: readonly Step[]): JsonObject => {
  const value = valueAt(tree, ...path);
  return isJsonObject(value) ? value : {};
};

/**
 * The mappings in the list at a path; empty when there is none.
 *
 * @example objectsAt(document, 'spec', 'rules')
 */
export const objectsAt = (tree: unknown, ...path: readonly Step[]): readonly JsonObject[] => {
  const value = valueAt(tree, ...path);
  return Array.isArray(value) ? (value as readonly JsonValue[]).filter(isJsonObject) : [];
};

/**
 * The text at a path; undefined when there is none.
 *
 * @example textAt(document, 'roleRef', 'name')
 */
export const textAt = (tree: unknown, ...path: readonly Step[]): string | undefined => {
  const value = valueAt(tree, ...path);
  return typeof value === 'string' ? value : undefined;
};

/**
 * The texts in the list at a path; empty when there is none.
 *
 * @example textsAt(rule, 'verbs')
 */
export const textsAt = (tree: unknown, ...path: readonly Step[]): readonly string[] => {
  const value = valueAt(tree, ...path);
  return Array.isArray(value)
    ? (value as readonly JsonValue[]).filter((item) => typeof item === 'string')
    : [];
};

/** A text in a tree and where it stands. */
export interface PlacedText {
  readonly path: string;
  readonly text: string;
}

const collectTexts = (tree: unknown, path: string, found: PlacedText[]): void => {
  if (typeof tree === 'string') found.push({ path, text: tree });
  else if (Array.isArray(tree)) {
    for (const [index, item] of tree.entries()) collectTexts(item, `${path}[${index}]`, found);
  } else if (isJsonObject(tree)) {
    for (const key of Object.keys(tree)) collectTexts(tree[key], path === '' ? key : `${path}.${key}`, found);
  }
};

/**
 * Every text of a tree with its path.
 *
 * @example textsOf(document).filter(({ text }) => text.includes('cluster.local'))
 */
export function textsOf(tree: unknown): readonly PlacedText[] {
  const found: PlacedText[] = [];
  collectTexts(tree, '', found);
  return found;
}
