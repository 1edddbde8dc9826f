import { CST } from 'yaml';
import type { LintDocument } from '../document.js';
import type { RuleProblem } from '../problem.js';
import { isOn, type Rule } from '../rule.js';
import { childrenOf, isCollection } from '../tree.js';

const MERGE_KEY = '<<';

const keyOf = (
  token: CST.Token | null | undefined,
): { readonly offset: number; readonly key: string } | undefined => {
  const scalar = token === undefined ? null : CST.resolveAsScalar(token, false);
  return scalar === null || token === null || token === undefined
    ? undefined
    : { offset: token.offset, key: scalar.value };
};

const duplicatesIn = (
  items: readonly CST.CollectionItem[],
  document: LintDocument,
  forbidMerge: boolean,
): readonly RuleProblem[] => {
  const seen = new Set<string>();
  return items.flatMap((item) => {
    // In a flow sequence, `[a, a]` holds values only.
    const found = item.sep === undefined && item.value !== undefined ? undefined : keyOf(item.key);
    if (found === undefined) return [];
    const isNew = !seen.has(found.key);
    seen.add(found.key);
    if (isNew || (found.key === MERGE_KEY && !forbidMerge)) return [];
    const { line, column } = document.at(found.offset);
    return [{ line, column: column + 1, message: `duplication of key "${found.key}" in mapping` }];
  });
};

/** Two equal keys in one mapping; the second one would win without a word. */
export const keyDuplicates: Rule = {
  name: 'key-duplicates',
  options: { 'forbid-duplicated-merge-keys': { default: false } },
  check: (document, options) => {
    const visit = (token: CST.Token): readonly RuleProblem[] => {
      const isMapping =
        token.type === 'block-map' || (token.type === 'flow-collection' && token.start.source === '{');
      return [
        ...(isMapping
          ? duplicatesIn(token.items, document, isOn(options, 'forbid-duplicated-merge-keys'))
          : []),
        ...childrenOf(token).filter(isCollection).flatMap(visit),
      ];
    };
    return document.trees.flatMap(visit);
  },
};
