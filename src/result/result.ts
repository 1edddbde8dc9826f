import type { Problem } from './problem.js';

export interface Success<Value> {
  readonly ok: true;
  readonly value: Value;
}

export interface Failure {
  readonly ok: false;
  readonly problem: Problem;
}

/** What a function returns when it can fail for a reason that a user can act on. */
export type Result<Value> = Success<Value> | Failure;

/**
 * Wraps a value that was produced without a problem.
 *
 * @example success(3) // { ok: true, value: 3 }
 */
export const success = <Value>(value: Value): Success<Value> => ({ ok: true, value });

/**
 * Wraps a problem; the counterpart of {@link success}.
 *
 * @example failure(problem('tool', 'helm was not found.', 'Run npm start, which builds it.'))
 */
export const failure = (reason: Problem): Failure => ({ ok: false, problem: reason });

/**
 * Narrows a result to its failed half.
 *
 * @example if (isFailure(chart)) console.error(chart.problem.message, chart.problem.hint);
 */
export const isFailure = (result: Result<unknown>): result is Failure => !result.ok;
