import { isOn, type Rule } from '../rule.js';

/** What YAML 1.1, and so Helm, reads as a boolean. */
const TRUTHY = ['yes', 'no', 'true', 'false', 'on', 'off'].flatMap((word) => [
  word,
  word.toUpperCase(),
  `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`,
]);

/** Booleans are written `true` and `false`. */
export const truthy: Rule = {
  name: 'truthy',
  options: { 'allowed-values': { default: ['true', 'false'] }, 'check-keys': { default: true } },
  check: ({ tokens }, options) => {
    const allowed = Array.isArray(options['allowed-values']) ? options['allowed-values'].map(String) : [];
    const message = `truthy value should be one of [${[...allowed].sort().join(', ')}]`;
    return tokens.flatMap((token, index) => {
      if (token.kind !== 'plain' || !TRUTHY.includes(token.source)) return [];
      if (allowed.includes(token.source) || tokens[index - 1]?.kind === 'tag') return [];
      const isKey =
        tokens[index + 1]?.kind === 'map-value-ind' || tokens[index - 1]?.kind === 'explicit-key-ind';
      if (isKey && !isOn(options, 'check-keys')) return [];
      return [{ line: token.start.line, column: token.start.column + 1, message }];
    });
  },
};
