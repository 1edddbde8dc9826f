import type { Command } from 'commander';
import type { Result } from '../result/index.js';
import type { CliContext } from './context.js';

/** One command: how it is called, and what it does. Each lives in its own folder and is loaded when asked for. */
export interface CommandDefinition<Options extends object> {
  /** Adds options, arguments and examples. */
  readonly configure: (command: Command) => Command;
  /** Does the work; a failure is printed by the caller and decides the exit code. */
  readonly run: (options: Options, context: CliContext) => Promise<Result<undefined>>;
}
