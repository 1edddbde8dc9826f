import { diffArrays } from 'diff';
import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type JsonObject, type JsonValue } from '../yaml/index.js';
import { isOrdered, keyLists, type KeyedLists } from './list-keys.js';
import type { DiffPath, FieldChange } from './types.js';

type Items = readonly JsonValue[];

const added = (path: DiffPath, after: JsonValue): FieldChange => ({ type: 'added', path, after });

const removed = (path: DiffPath, before: JsonValue): FieldChange => ({ type: 'removed', path, before });

const compareMaps = (
  before: ReadonlyMap<string, JsonValue>,
  after: ReadonlyMap<string, JsonValue>,
  path: DiffPath,
  part: (key: string) => string,
): readonly FieldChange[] =>
  [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const place = [...path, part(key)];
    const old = before.get(key);
    const fresh = after.get(key);
    if (old === undefined) return fresh === undefined ? [] : [added(place, fresh)];
    return fresh === undefined ? [removed(place, old)] : compareValues(old, fresh, place);
  });

const orderChange = ({ before, after }: KeyedLists, path: DiffPath): readonly FieldChange[] => {
  const kept = [...before.keys()].filter((key) => after.has(key));
  const now = [...after.keys()].filter((key) => before.has(key));
  return isDeepStrictEqual(kept, now)
    ? []
    : [{ type: 'changed', path: [...path, '[order]'], before: kept, after: now }];
};

// What was taken out and what was put in at the same place is compared item by item.
const compareSequences = (before: Items, after: Items, path: DiffPath): readonly FieldChange[] => {
  const changes: FieldChange[] = [];
  const place = (index: number): DiffPath => [...path, `[${index}]`];
  let gone: Items = [];
  let position = 0;
  for (const part of diffArrays([...before], [...after], { comparator: isDeepStrictEqual })) {
    if (part.removed) {
      gone = part.value;
      continue;
    }
    if (part.added) {
      part.value.forEach((item, index) => {
        const old = gone[index];
        const here = place(position + index);
        changes.push(...(old === undefined ? [added(here, item)] : compareValues(old, item, here)));
      });
      gone = gone.slice(part.value.length);
      position += part.value.length;
    }
    changes.push(...gone.map((item, index) => removed(place(position + index), item)));
    gone = [];
    if (!part.added) position += part.value.length;
  }
  return [...changes, ...gone.map((item, index) => removed(place(position + index), item))];
};

const compareLists = (before: Items, after: Items, path: DiffPath): readonly FieldChange[] => {
  const field = path.at(-1) ?? '';
  const keyed = keyLists(field, before, after);
  if (keyed === undefined) return compareSequences(before, after, path);
  return [
    ...compareMaps(keyed.before, keyed.after, path, (key) => `[${key}]`),
    ...(isOrdered(field) ? orderChange(keyed, path) : []),
  ];
};

const compareValues = (before: JsonValue, after: JsonValue, path: DiffPath): readonly FieldChange[] => {
  if (isDeepStrictEqual(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after))
    return compareLists(before as Items, after as Items, path);
  if (isJsonObject(before) && isJsonObject(after)) {
    return compareMaps(new Map(Object.entries(before)), new Map(Object.entries(after)), path, (key) => key);
  }
  return [{ type: 'changed', path, before, after }];
};

/**
 * Compares two documents field by field. Items of lists are matched by their name (containers, env, ports, volumes…)
 * or, where they have none, by what is equal.
 *
 * @returns what differs, in the order of the document
 * @example compareDocuments({ spec: { replicas: 1 } }, { spec: { replicas: 2 } })[0]?.path // ['spec', 'replicas']
 */
export const compareDocuments = (before: JsonObject, after: JsonObject): readonly FieldChange[] =>
  compareValues(before, after, []);
