import { numberOf, type Rule } from '../rule.js';
import { checkSpacing } from '../spacing.js';

/** Spaces around the colon of a key, and after the `?` of an explicit key. */
export const colons: Rule = {
  name: 'colons',
  options: { 'max-spaces-before': { default: 0 }, 'max-spaces-after': { default: 1 } },
  check: ({ tokens }, options) => {
    const before = numberOf(options, 'max-spaces-before');
    const maximum = numberOf(options, 'max-spaces-after');
    return tokens.flatMap((token, index) => {
      const previous = tokens[index - 1];
      const next = tokens[index + 1];
      if (token.kind === 'explicit-key-ind') {
        const tooMany = 'too many spaces after question mark';
        return checkSpacing(token, next, { minimum: -1, maximum, tooFew: '', tooMany });
      }
      if (token.kind !== 'map-value-ind') return [];
      // `*alias :` needs the space, or the colon would belong to the name.
      const allowed = previous?.kind === 'alias' && before !== -1 ? Math.max(before, 1) : before;
      return [
        ...checkSpacing(previous, token, {
          minimum: -1,
          maximum: allowed,
          tooFew: '',
          tooMany: 'too many spaces before colon',
        }),
        ...checkSpacing(token, next, {
          minimum: -1,
          maximum,
          tooFew: '',
          tooMany: 'too many spaces after colon',
        }),
      ];
    });
  },
};
