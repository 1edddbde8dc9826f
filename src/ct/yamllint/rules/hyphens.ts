import { numberOf, type Rule } from '../rule.js';
import { checkSpacing } from '../spacing.js';

/** Spaces after the hyphen of a list item. */
export const hyphens: Rule = {
  name: 'hyphens',
  options: { 'max-spaces-after': { default: 1 } },
  check: ({ tokens }, options) =>
    tokens.flatMap((token, index) =>
      token.kind !== 'seq-item-ind'
        ? []
        : checkSpacing(token, tokens[index + 1], {
            minimum: -1,
            maximum: numberOf(options, 'max-spaces-after'),
            tooFew: '',
            tooMany: 'too many spaces after hyphen',
          }),
    ),
};
