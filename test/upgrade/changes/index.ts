import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/yaml/index.js';
import { cluster } from './cluster.js';
import { configuration } from './configuration.js';
import { network } from './network.js';
import { storage } from './storage.js';
import type { Change, ChangedObject } from './types.js';
import { workloads } from './workloads.js';

export { CLASS } from './storage.js';
export type { Change, ChangedObject } from './types.js';

/** Changes that the API server refuses, and ones next to them that it accepts. */
export const changedObjects: readonly ChangedObject[] = [
  ...storage,
  ...workloads,
  ...network,
  ...configuration,
  ...cluster,
];

const merge = (value: JsonValue | undefined, patch: JsonValue): JsonValue => {
  if (!isJsonObject(patch)) return patch;
  const merged: Record<string, JsonValue> = { ...(isJsonObject(value) ? value : {}) };
  for (const [key, part] of Object.entries(patch)) {
    if (part === null) Reflect.deleteProperty(merged, key);
    else merged[key] = merge(merged[key], part);
  }
  return merged;
};

/**
 * Applies a JSON merge patch.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7386
 */
export const changed = (object: JsonObject, { patch }: Change): JsonObject =>
  merge(object, patch) as JsonObject;

const text = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');

/** Kind of an object. */
export const kindOf = ({ kind }: JsonObject): string => text(kind);

/** Name of an object. */
export const nameOf = ({ metadata }: JsonObject): string =>
  isJsonObject(metadata) ? text(metadata['name']) : '';

/** Every change with a name, for it.each. */
export const changeCases = changedObjects.flatMap(({ object, changes }) =>
  Object.entries(changes).map(
    ([name, change]) => [`${kindOf(object)} ${nameOf(object)}: ${name}`, object, change] as const,
  ),
);
