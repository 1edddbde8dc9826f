import type { RuleProblem } from '../problem.js';
import { numberOf, type Rule, type RuleOptions } from '../rule.js';
import { checkSpacing } from '../spacing.js';
import type { Token } from '../tokens.js';

const checkBefore = (
  previous: Token | undefined,
  comma: Token,
  options: RuleOptions,
): readonly RuleProblem[] => {
  const maximum = numberOf(options, 'max-spaces-before');
  const tooMany = 'too many spaces before comma';
  if (previous !== undefined && previous.end.line < comma.start.line && maximum !== -1) {
    return [{ line: comma.start.line, column: Math.max(1, comma.start.column), message: tooMany }];
  }
  return checkSpacing(previous, comma, { minimum: -1, maximum, tooFew: '', tooMany });
};

/** Spaces around the commas of flow collections. */
export const commas: Rule = {
  name: 'commas',
  options: {
    'max-spaces-before': { default: 0 },
    'min-spaces-after': { default: 1 },
    'max-spaces-after': { default: 1 },
  },
  check: ({ tokens }, options) =>
    tokens.flatMap((token, index) =>
      token.kind !== 'comma'
        ? []
        : [
            ...checkBefore(tokens[index - 1], token, options),
            ...checkSpacing(token, tokens[index + 1], {
              minimum: numberOf(options, 'min-spaces-after'),
              maximum: numberOf(options, 'max-spaces-after'),
              tooFew: 'too few spaces after comma',
              tooMany: 'too many spaces after comma',
            }),
          ],
    ),
};
