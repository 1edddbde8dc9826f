import type { Rule } from '../rule.js';

/** White space that nobody sees at the end of a line. */
export const trailingSpaces: Rule = {
  name: 'trailing-spaces',
  options: {},
  check: ({ lines }) =>
    lines.flatMap((line, index) => {
      const content = line.replace(/[ \t\v\f]+$/, '');
      return content === line
        ? []
        : [{ line: index + 1, column: content.length + 1, message: 'trailing spaces' }];
    }),
};
