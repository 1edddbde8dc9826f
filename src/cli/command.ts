import type { Command } from 'commander';
import type { Result } from '../result/index.js';
import type { CliContext } from './context.js';

/** One command: how it is called, and what it does. Each lives in its own folder and is loaded when asked for. */
export interface CommandDefinition<Options extends object> {
  /** Adds options, arguments and examples. */
  readonly configure: (command: Command) => Command;
  /**
   * Does the work; a failure is printed by the caller and decides the exit code.
   *
   * @param args - what stands on the command line beside the options
   * @returns an exit code other than 0 for a result that was printed and is bad news, such as findings
   */
  readonly run: (
    options: Options,
    context: CliContext,
    args: readonly string[],
  ) => Promise<Result<number | undefined>>;
}
