import { formatDiffPath } from '../diff/index.js';

const search = (tree: unknown, wanted: unknown, path: readonly string[]): readonly string[] | undefined => {
  if (tree === wanted) return path;
  if (typeof tree !== 'object' || tree === null) return undefined;
  for (const [key, child] of Object.entries(tree)) {
    const found = search(child, wanted, [...path, Array.isArray(tree) ? `[${key}]` : key]);
    if (found !== undefined) return found;
  }
  return undefined;
};

/**
 * Finds where a part of a document stands, by identity.
 *
 * @param part - an object of the very same document
 * @param below - fields below that part
 * @example pathIn(deployment.document, container, 'image') // 'spec.template.spec.containers[0].image'
 */
export const pathIn = (document: unknown, part: object | undefined, ...below: readonly string[]): string =>
  formatDiffPath([...((part === undefined ? undefined : search(document, part, [])) ?? []), ...below]);
