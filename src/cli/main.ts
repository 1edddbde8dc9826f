import { constants } from 'node:os';
import { problem, ProblemError } from '../result/index.js';
import { createProgress, formatProblem } from '../terminal/index.js';
import type { CliContext } from './context.js';
import { runCli } from './program.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** As when a program or the machine fails: nothing is said of the chart. */
const UNEXPECTED_EXIT_CODE = 3;

/** A program ended by a signal exits with 128 and its number, by the convention of shells. */
const exitCodeOfSignal = (signal: (typeof SIGNALS)[number]): number => 128 + constants.signals[signal];

const describe = (error: unknown): string =>
  formatProblem(
    error instanceof ProblemError
      ? error.problem
      : problem(
          'internal',
          `Something unexpected happened: ${error instanceof Error ? error.message : String(error)}.`,
          'Please report it with the lines below.',
          error instanceof Error ? (error.stack ?? '') : '',
        ),
    { debug: true },
  );

/** Exits once everything written has left; a pipe may be slower than we are. */
const exit = (code: number): void => {
  process.stdout.write('', () => {
    process.stderr.write('', () => {
      // eslint-disable-next-line no-restricted-properties -- the one place
      process.exit(code);
    });
  });
};

/**
 * The command line program.
 *
 * @param args - without node and the script
 * @example
 * await main(process.argv.slice(2));
 */
export const main = async (args: readonly string[]): Promise<void> => {
  const interruption = new AbortController();
  let interruptedBy: (typeof SIGNALS)[number] | undefined;
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      // The second one means it: whoever presses twice does not want to wait.
      // eslint-disable-next-line no-restricted-properties -- at once
      if (interruptedBy !== undefined) process.exit(exitCodeOfSignal(signal));
      interruptedBy = signal;
      process.stderr.write('\nStopping; press Ctrl-C again to leave at once.\n');
      interruption.abort();
    });
  }
  const context: CliContext = {
    print: (text) => process.stdout.write(`${text}\n`),
    progress: createProgress(process.stderr),
    signal: interruption.signal,
  };
  try {
    const code = await runCli(args, context);
    exit(interruptedBy === undefined ? code : exitCodeOfSignal(interruptedBy));
  } catch (error) {
    process.stderr.write(`${describe(error)}\n`);
    exit(UNEXPECTED_EXIT_CODE);
  }
};
