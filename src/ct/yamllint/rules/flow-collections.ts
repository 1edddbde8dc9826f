import type { RuleProblem } from '../problem.js';
import { numberOf, type Rule, type RuleOptions } from '../rule.js';
import { checkSpacing } from '../spacing.js';
import type { Token, TokenKind } from '../tokens.js';

interface FlowCollection {
  readonly name: string;
  /** What the collection is called when it is forbidden. */
  readonly collection: string;
  readonly start: TokenKind;
  readonly end: TokenKind;
}

const checkInside = (
  [token, next]: readonly [Token, Token | undefined],
  { name, start, end }: FlowCollection,
  options: RuleOptions,
): readonly RuleProblem[] => {
  const inside = numberOf(options, 'min-spaces-inside');
  const most = numberOf(options, 'max-spaces-inside');
  if (token.kind === start && next?.kind === end) {
    const emptyLeast = numberOf(options, 'min-spaces-inside-empty');
    const emptyMost = numberOf(options, 'max-spaces-inside-empty');
    return checkSpacing(token, next, {
      minimum: emptyLeast === -1 ? inside : emptyLeast,
      maximum: emptyMost === -1 ? most : emptyMost,
      tooFew: `too few spaces inside empty ${name}`,
      tooMany: `too many spaces inside empty ${name}`,
    });
  }
  if (token.kind !== start && next?.kind !== end) return [];
  return checkSpacing(token, next, {
    minimum: inside,
    maximum: most,
    tooFew: `too few spaces inside ${name}`,
    tooMany: `too many spaces inside ${name}`,
  });
};

const checkForbidden = (
  [token, next]: readonly [Token, Token | undefined],
  { collection, start, end }: FlowCollection,
  forbid: unknown,
): RuleProblem | undefined => {
  if (token.kind !== start) return undefined;
  if (forbid !== true && !(forbid === 'non-empty' && next?.kind !== end)) return undefined;
  return { line: token.start.line, column: token.end.column + 1, message: `forbidden flow ${collection}` };
};

const flowRule = (kind: FlowCollection): Rule => ({
  name: kind.name,
  options: {
    forbid: { default: false, words: ['non-empty'] },
    'min-spaces-inside': { default: 0 },
    'max-spaces-inside': { default: 0 },
    'min-spaces-inside-empty': { default: -1 },
    'max-spaces-inside-empty': { default: -1 },
  },
  check: ({ tokens }, options) =>
    tokens.flatMap((token, index) => {
      const pair = [token, tokens[index + 1]] as const;
      return checkForbidden(pair, kind, options['forbid']) ?? checkInside(pair, kind, options);
    }),
});

/** Spaces inside `{}`. */
export const braces = flowRule({
  name: 'braces',
  collection: 'mapping',
  start: 'flow-map-start',
  end: 'flow-map-end',
});

/** Spaces inside `[]`. */
export const brackets = flowRule({
  name: 'brackets',
  collection: 'sequence',
  start: 'flow-seq-start',
  end: 'flow-seq-end',
});
