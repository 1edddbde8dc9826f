import type { Progress } from '../terminal/index.js';

/** What a command may touch of the world outside; tests give their own. */
export interface CliContext {
  /** Writes a line of the command's result to standard output. */
  readonly print: (text: string) => void;
  /** Tells on standard error what goes on. */
  readonly progress: Progress;
  /** Aborted by Ctrl-C or a SIGTERM. */
  readonly signal: AbortSignal;
}
