import { isOn, numberOf, type Rule } from '../rule.js';

/** A URL after a comment mark, a hyphen or a quote cannot be broken. */
const isNonBreakable = (line: string): boolean => {
  const content = line.trimStart().replace(/^(?:#+\s*|-\s+)/, '');
  return !content.includes(' ');
};

/** The first value of the line that is a word reaches to its end. */
const NON_BREAKABLE_MAPPING = /^(?:(?!:\s+[^\s{[&*!#])[^#])*:\s+[^\s{[&*!#]\S*$/;

/** How long a line may be, in characters. */
export const lineLength: Rule = {
  name: 'line-length',
  options: {
    max: { default: 80 },
    'allow-non-breakable-words': { default: true },
    'allow-non-breakable-inline-mappings': { default: false },
  },
  check: ({ lines }, options) => {
    const mappings = isOn(options, 'allow-non-breakable-inline-mappings');
    const words = isOn(options, 'allow-non-breakable-words') || mappings;
    const max = numberOf(options, 'max');
    return lines.flatMap((line, index) => {
      const length = Array.from(line).length;
      if (length <= max || (words && isNonBreakable(line))) return [];
      if (mappings && NON_BREAKABLE_MAPPING.test(line)) return [];
      const message = `line too long (${String(length)} > ${String(max)} characters)`;
      return [{ line: index + 1, column: max + 1, message }];
    });
  },
};
