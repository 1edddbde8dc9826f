import type { Result } from './result.js';

/** `usage` exits with 2, `tool` and `internal` with 3, every other kind with 1. */
export type ProblemKind = 'usage' | 'input' | 'tool' | 'cluster' | 'chart' | 'internal';

/** Where it went wrong, when that is known; lines and columns count from 1. */
export interface ProblemPlace {
  /** Template from the root chart: `egov-msa/templates/checks.yaml`. */
  readonly template?: string;
  /** Path of another file. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** One thing that went wrong, in words for the person at the terminal. */
export interface Problem {
  readonly kind: ProblemKind;
  /** One sentence: what went wrong and where. */
  readonly message: string;
  /** One sentence: what to do about it. */
  readonly hint: string;
  /** Output of the tool that failed, for the log and `--debug`. */
  readonly detail?: string;
  readonly place?: ProblemPlace;
}

/**
 * Builds a problem.
 *
 * @param kind decides the exit code
 * @param message one sentence, what and where
 * @param hint one sentence, what to do
 * @param detail raw output of the failed tool
 * @example problem('input', 'No values file at ministries/moe.yaml.', 'Check the path given with -f.')
 */
export const problem = (kind: ProblemKind, message: string, hint: string, detail?: string): Problem =>
  detail === undefined ? { kind, message, hint } : { kind, message, hint, detail };

/** The thrown form of a problem; only boundaries (the CLI, test helpers) throw it. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(readonly problem: Problem) {
    super(`${problem.message} ${problem.hint}`);
  }
}

/**
 * Returns the value of a result, or throws its problem.
 *
 * @throws {ProblemError} when the result failed
 * @example const helm = throwIfFailed(await resolveTool('helm'));
 */
export const throwIfFailed = <Value>(result: Result<Value>): Value => {
  if (result.ok) return result.value;
  throw new ProblemError(result.problem);
};
