export type LintLevel = 'error' | 'warning';

/** One complaint about a YAML file; line and column count from 1. */
export interface LintProblem {
  readonly line: number;
  readonly column: number;
  readonly level: LintLevel;
  readonly message: string;
  readonly rule: string;
}

/** What a rule finds; its level comes from the configuration. */
export type RuleProblem = Omit<LintProblem, 'level' | 'rule'>;

/**
 * Writes a complaint in yamllint's `parsable` format.
 *
 * @example
 * formatLintProblem('values.yaml', problem) // 'values.yaml:3:5: [error] too many spaces after colon (colons)'
 */
export const formatLintProblem = (
  file: string,
  { line, column, level, message, rule }: LintProblem,
): string => `${file}:${String(line)}:${String(column)}: [${level}] ${message} (${rule})`;
