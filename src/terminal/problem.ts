import { colours } from './colours.js';
import type { Problem } from '../result/index.js';

export interface ProblemFormat {
  /** Adds the output of the tool that failed. */
  readonly debug?: boolean;
  /** The word before the message. */
  readonly label?: string;
}

/**
 * Lays a problem out for the terminal: what is wrong, what to do, and on request the tool's own words.
 *
 * @returns text without a line end
 * @example
 * process.stderr.write(`${formatProblem(result.problem)}\n`);
 */
export const formatProblem = (
  problem: Problem,
  { debug = false, label = 'error' }: ProblemFormat = {},
): string => {
  const lines = [`${colours.red(`${label}:`)} ${problem.message}`, `       ${problem.hint}`];
  if (debug && problem.detail !== undefined && problem.detail !== '')
    lines.push('', problem.detail.trimEnd());
  return lines.join('\n');
};
