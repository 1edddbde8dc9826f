import { isJsonObject, type JsonObject } from '../../src/yaml/index.js';
import type { DocumentedValue } from './values-document.js';

const valuesOf = (nodes: readonly DocumentedValue[]): JsonObject =>
  Object.fromEntries(nodes.map(({ key, value }) => [key, value]));

const overlayOne = (base: DocumentedValue, over: DocumentedValue): DocumentedValue => {
  const children = isJsonObject(over.value) ? overlay(base.children, over.children) : [];
  return { ...base, ...over, children, value: children.length > 0 ? valuesOf(children) : over.value };
};

/**
 * Merges an umbrella's values for a subchart over the subchart's own, as Helm does; the comments go along.
 *
 * @returns keys that only the umbrella has first, then the subchart's in their order
 */
export function overlay(
  base: readonly DocumentedValue[],
  over: readonly DocumentedValue[],
): readonly DocumentedValue[] {
  const known = new Set(base.map(({ key }) => key));
  const added = over.filter(({ key }) => !known.has(key));
  const merged = base.map((node) => {
    const change = over.find(({ key }) => key === node.key);
    return change === undefined ? node : overlayOne(node, change);
  });
  return [...added, ...merged];
}
