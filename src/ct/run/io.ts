/** How a run speaks and is stopped. */
export interface Io {
  /** A line of standard output. */
  readonly print: (line: string) => void;
  /** A line of standard error. */
  readonly note: (line: string) => void;
  readonly signal: AbortSignal;
}
