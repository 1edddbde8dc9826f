import { EOL } from 'node:os';
import type { Rule } from '../rule.js';

const ENDS: Readonly<Record<string, string>> = { unix: '\n', dos: '\r\n', platform: EOL };

const NAMES: Readonly<Record<string, string>> = { '\n': '\\n', '\r\n': '\\r\\n' };

/** Which line end the first line has; one complaint stands for the whole file. */
export const newLines: Rule = {
  name: 'new-lines',
  options: { type: { default: 'unix', words: ['unix', 'dos', 'platform'] } },
  check: ({ text, lines }, options) => {
    const wanted = ENDS[String(options['type'])] ?? '\n';
    const end = text.indexOf('\n');
    if (end < 0) return [];
    const found = text[end - 1] === '\r' ? '\r\n' : '\n';
    if (found === wanted) return [];
    const message = `wrong new line character: expected ${NAMES[wanted] ?? wanted}`;
    return [{ line: 1, column: (lines[0] ?? '').length + 1, message }];
  },
};

/** POSIX: a line ends with a line end, the last one too. */
export const newLineAtEndOfFile: Rule = {
  name: 'new-line-at-end-of-file',
  options: {},
  check: ({ text, lines }) => {
    if (text === '' || text.endsWith('\n')) return [];
    const column = (lines.at(-1) ?? '').length + 1;
    return [{ line: lines.length, column, message: 'no new line character at the end of file' }];
  },
};
