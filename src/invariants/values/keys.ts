import { isJsonObject, type JsonObject } from '../../yaml/index.js';
import type { ValuesPath } from './usage.js';

/**
 * The paths of a values tree that hold no further key: scalars, lists and empty mappings.
 *
 * @example leavesOf({ image: { tag: '' }, env: {} }) // [['image', 'tag'], ['env']]
 */
export const leavesOf = (values: JsonObject, below: ValuesPath = []): readonly ValuesPath[] =>
  Object.entries(values).flatMap(([key, value]) =>
    isJsonObject(value) && Object.keys(value).length > 0
      ? leavesOf(value, [...below, key])
      : [[...below, key]],
  );

const escapeKey = (key: string): string => (/^[\w-]+$/.test(key) ? key : `['${key}']`);

/**
 * A path as messages give it.
 *
 * @example formatPath(['image', 'tag']) // 'image.tag'
 */
export const formatPath = (path: ValuesPath): string => path.map(escapeKey).join('.');
