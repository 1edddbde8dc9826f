import { runProcess, shortLivedGo, type ProcessOutput } from '../process/index.js';
import type { Result } from '../result/index.js';
import type { ChartContext } from './context.js';

/** Lines of a program's output, its last line end already gone, as chart-testing prints them: first standard output, then standard error. */
export const outputLines = ({
  stdout,
  stderr,
}: Pick<ProcessOutput, 'stdout' | 'stderr'>): readonly string[] =>
  [stdout, stderr].flatMap((text) => (text === '' ? [] : text.split('\n')));

/** The line that `--debug` prints before a program. */
export const debugLine = (
  { configuration }: Pick<ChartContext, 'configuration'>,
  name: string,
  args: readonly string[],
): readonly string[] => (configuration.debug ? [`>>> ${[name, ...args].join(' ')}`] : []);

/** Splits arguments at white space, as chart-testing does with its `*-extra-args`. */
export const fields = (text: string): readonly string[] => text.split(/\s+/).filter((part) => part !== '');

/**
 * Runs helm in the working directory, when one of the places for programs is free.
 *
 * @example await runHelm(context, ['lint', 'charts/foo'])
 */
export const runHelm = (
  { helm, directory, limit, signal }: ChartContext,
  args: readonly string[],
): Promise<Result<ProcessOutput>> =>
  limit(() => runProcess(helm.path, args, { cwd: directory, environment: shortLivedGo(), signal }));
