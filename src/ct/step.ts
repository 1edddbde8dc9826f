import type { Finding } from '../findings/index.js';

/** One check of a chart, done. */
export interface Step {
  readonly name: string;
  /** What chart-testing prints for it. */
  readonly lines: readonly string[];
  readonly findings: readonly Finding[];
  /** The sentence with which chart-testing fails the chart; undefined when it passes. */
  readonly error?: string;
  readonly durationMilliseconds: number;
  readonly skipped?: string;
}

/** What a check tells; its name and duration are added. */
export type StepOutcome = Omit<Step, 'name' | 'durationMilliseconds'>;

/** chart-testing's words for a program that ended badly. */
export const processError = (exitCode: number): string =>
  `failed waiting for process: exit status ${String(exitCode)}`;

/**
 * Runs a check and takes its time.
 *
 * @example await timeStep('version', () => checkVersion(chart, context))
 */
export const timeStep = async (
  name: string,
  check: () => Promise<StepOutcome> | StepOutcome,
): Promise<Step> => {
  const started = performance.now();
  const outcome = await check();
  return { name, ...outcome, durationMilliseconds: Math.round(performance.now() - started) };
};
