import { applyDirectives, SYNTAX } from './directives.js';
import { readDocument, type LintDocument } from './document.js';
import type { LintProblem, RuleProblem } from './problem.js';
import type { ActiveRule } from './rule.js';

/** These look at lines, and go on behind a place that is no YAML. */
const LINE_RULES = [
  'comments',
  'empty-lines',
  'line-length',
  'new-line-at-end-of-file',
  'new-lines',
  'trailing-spaces',
];

const isBefore = (problem: RuleProblem, { syntaxError }: LintDocument): boolean => {
  if (syntaxError === undefined) return true;
  const { line, column } = syntaxError.position;
  return problem.line < line || (problem.line === line && problem.column <= column);
};

const syntaxProblems = ({ syntaxError }: LintDocument): readonly LintProblem[] => {
  if (syntaxError === undefined) return [];
  const { position, message } = syntaxError;
  const [first = ''] = message.split('\n');
  const text = `syntax error: ${first.charAt(0).toLowerCase()}${first.slice(1)}`;
  return [{ line: position.line, column: position.column + 1, level: 'error', message: text, rule: SYNTAX }];
};

const byPlace = (left: LintProblem, right: LintProblem): number =>
  left.line - right.line || left.column - right.column;

/**
 * Checks a YAML text with yamllint's rules. Text that is no YAML is reported at the first place that is not.
 *
 * @param text - the file, with its own line ends
 * @param rules - those that are switched on
 * @returns what is wrong, by line and column
 * @example
 * lintYaml('a:  1\n', configuration.rules).map(({ message }) => message) // ['too many spaces after colon']
 */
export const lintYaml = (text: string, rules: readonly ActiveRule[]): readonly LintProblem[] => {
  const document = readDocument(text.replace(/^\ufeff/, ''));
  const found = rules.flatMap(({ rule, level, options }) =>
    rule
      .check(document, options)
      .filter((problem) => LINE_RULES.includes(rule.name) || isBefore(problem, document))
      .map((problem) => ({ ...problem, level, rule: rule.name })),
  );
  return applyDirectives([...syntaxProblems(document), ...found].sort(byPlace), document);
};
