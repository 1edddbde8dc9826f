import type { LabelSelector } from '../../manifest/index.js';
import { isJsonObject } from '../../yaml/index.js';

/**
 * Narrows a field to a label selector.
 *
 * @example isLabelSelector({ matchLabels: {} }) // true
 */
export const isLabelSelector = (value: unknown): value is LabelSelector => isJsonObject(value);

/**
 * Tells whether a selector selects everything.
 *
 * @example selectsAll({}) // true
 */
export const selectsAll = ({ matchLabels = {}, matchExpressions = [] }: LabelSelector): boolean =>
  Object.keys(matchLabels).length === 0 && matchExpressions.length === 0;
