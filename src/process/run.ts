import { execa } from 'execa';
import { failure, problem, success, type Result } from '../result/index.js';

/** Rendered umbrella charts and `helm get` outputs stay far below this; more means a runaway tool. */
const MAX_OUTPUT_CHARACTERS = 64 * 1024 * 1024;

export interface RunOptions {
  readonly cwd?: string;
  /** Added to this process's own environment. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly timeoutMilliseconds?: number;
  /** Ends the program with SIGTERM. */
  readonly signal?: AbortSignal;
  /** How long it may take to tidy up after that, before it is killed; 5 s unless told. */
  readonly graceMilliseconds?: number;
  /** Called with each line of standard error as it arrives. */
  readonly onErrorLine?: (line: string) => void;
  /** One sentence on how to get the program; used when it is not found. */
  readonly installHint?: string;
}

/** What a finished process left, whatever its exit code. */
export interface ProcessOutput {
  /** The command line, quoted for a shell. */
  readonly command: string;
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly durationMilliseconds: number;
}

/**
 * Runs a program to its end; the one gate through which the toolkit starts helm, go and the like.
 *
 * @param file - program name or path
 * @param args - arguments, passed without a shell
 * @param options - directory, environment, input, limits
 * @returns the output with its exit code, which the caller judges; a failure only when the program did not
 *   run to its end (not found, not executable, timed out, aborted, killed)
 * @example
 * const version = await runProcess('helm', ['version', '--short']);
 */
export const runProcess = async (
  file: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Result<ProcessOutput>> => {
  const subprocess = execa(file, args, {
    reject: false,
    stdin: options.input === undefined ? 'ignore' : 'pipe',
    maxBuffer: MAX_OUTPUT_CHARACTERS,
    forceKillAfterDelay: options.graceMilliseconds ?? 5_000,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.environment === undefined ? {} : { env: options.environment }),
    ...(options.input === undefined ? {} : { input: options.input }),
    ...(options.timeoutMilliseconds === undefined ? {} : { timeout: options.timeoutMilliseconds }),
    ...(options.signal === undefined ? {} : { cancelSignal: options.signal }),
  });
  const { onErrorLine } = options;
  const lines =
    onErrorLine === undefined
      ? Promise.resolve()
      : (async () => {
          for await (const line of subprocess.iterable({ from: 'stderr' })) onErrorLine(line);
        })().catch(() => undefined);
  const result = await subprocess;
  await lines;

  const output = {
    command: result.escapedCommand,
    stdout: result.stdout,
    stderr: result.stderr,
    durationMilliseconds: Math.round(result.durationMs),
  };
  if (result.exitCode !== undefined && !result.timedOut && !result.isCanceled) {
    return success({ ...output, exitCode: result.exitCode });
  }
  if (result.failed && result.code === 'ENOENT') {
    const hint = options.installHint ?? `Install ${file} or add its directory to PATH.`;
    return failure(problem('tool', `The program ${file} was not found.`, hint));
  }
  const reason = result.timedOut
    ? `did not finish within ${String(Math.round((options.timeoutMilliseconds ?? 0) / 1000))} s`
    : result.isCanceled
      ? 'was stopped'
      : result.signal === undefined
        ? `could not be started (${result.code ?? 'unknown reason'})`
        : `was ended by ${result.signal}`;
  return failure(
    problem(
      'tool',
      `The program ${file} ${reason}.`,
      'Run again with --debug to see its output.',
      output.stderr,
    ),
  );
};
