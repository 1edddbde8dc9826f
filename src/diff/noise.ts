import { isJsonObject, type JsonObject, type JsonValue } from '../yaml/index.js';
import type { DiffPath } from './types.js';

/** Label with name and version of the chart, which every release of the chart changes on every object. */
const CHART_LABEL = 'helm.sh/chart';

/** Annotations that only repeat, as a hash, what differs elsewhere. */
const CHECKSUM_PREFIX = 'checksum/';

const isNoiseKey = (parent: string | undefined, key: string): boolean =>
  (parent === 'labels' && key === CHART_LABEL) ||
  (parent === 'annotations' && key.startsWith(CHECKSUM_PREFIX));

/**
 * Tells whether a field says nothing of its own: the version of the chart, and checksums of other objects.
 *
 * @see https://helm.sh/docs/chart_best_practices/labels/
 * @example isNoise(['metadata', 'labels', 'helm.sh/chart']) // true
 */
export const isNoise = (path: DiffPath): boolean => isNoiseKey(path.at(-2), path.at(-1) ?? '');

const clean = (value: JsonValue, parent?: string): JsonValue => {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((item) => clean(item));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !isNoiseKey(parent, key))
      .map(([key, child]) => [key, clean(child, key)]),
  );
};

/**
 * Leaves out of a document what {@link isNoise} names.
 *
 * @example withoutNoise({ metadata: { labels: { 'helm.sh/chart': 'tiny-0.1.0' } } }) // { metadata: { labels: {} } }
 */
export const withoutNoise = (document: JsonObject): JsonObject => clean(document) as JsonObject;
