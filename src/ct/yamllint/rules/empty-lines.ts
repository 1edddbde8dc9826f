import { numberOf, type Rule } from '../rule.js';

interface Run {
  /** Index of the first empty line. */
  readonly start: number;
  readonly length: number;
}

const emptyRuns = (lines: readonly string[]): readonly Run[] => {
  const runs: Run[] = [];
  let start: number | undefined;
  for (const [index, line] of [...lines, '.'].entries()) {
    if (line === '') start ??= index;
    else if (start !== undefined) {
      runs.push({ start, length: index - start });
      start = undefined;
    }
  }
  return runs;
};

/** How many empty lines may follow each other. */
export const emptyLines: Rule = {
  name: 'empty-lines',
  options: { max: { default: 2 }, 'max-start': { default: 0 }, 'max-end': { default: 0 } },
  check: ({ text, lines }, options) => {
    if (text === '\n' || text === '\r\n') return [];
    // What follows the last line end is no line of its own.
    const whole = lines.at(-1) === '' ? lines.slice(0, -1) : lines;
    return emptyRuns(whole).flatMap(({ start, length }) => {
      const allowed =
        start + length === whole.length && text.endsWith('\n')
          ? numberOf(options, 'max-end')
          : numberOf(options, start === 0 ? 'max-start' : 'max');
      if (length <= allowed) return [];
      const message = `too many blank lines (${String(length)} > ${String(allowed)})`;
      return [{ line: start + length, column: 1, message }];
    });
  },
};
