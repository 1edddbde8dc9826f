import { closestName } from '../suggestions/index.js';
import { invariants } from './registry.js';
import type { Invariant, Selection } from './types.js';

/**
 * Tells whether a selection takes an invariant in.
 *
 * @example invariants.some((invariant) => isSelected(invariant, { except: ['pinned-images'] })) // true
 */
export const isSelected = ({ rule }: Pick<Invariant, 'rule'>, { only, except = [] }: Selection): boolean =>
  (only === undefined || only.includes(rule)) && !except.includes(rule);

/**
 * Names in a selection that are no rule.
 *
 * @example unknownRules({ only: ['pined-images'] }) // ['pined-images']
 */
export const unknownRules = ({ only = [], except = [] }: Selection): readonly string[] =>
  [...only, ...except].filter((name) => !invariants.some(({ rule }) => rule === name));

/**
 * The rule that was probably meant.
 *
 * @returns undefined when none is near
 * @example closestRule('pined-images') // 'pinned-images'
 */
export const closestRule = (name: string): string | undefined =>
  closestName(
    name,
    invariants.map(({ rule }) => rule),
  );
