import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { failure, problem, success, type Result } from '../result/index.js';

export interface DetachedOptions {
  /** Receives standard output and standard error; appended to, made when missing. */
  readonly logFile: string;
  readonly cwd: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Starts a program that outlives this process, in a process group of its own, so that Ctrl-C in the
 * terminal does not reach it.
 *
 * @param file - path of the program
 * @param args - its arguments
 * @param options - log file, directory, environment
 * @returns its process id; a failure when the program cannot be started
 * @example
 * const pid = await startDetached('/cache/etcd', ['--data-dir', 'data'], { logFile: 'etcd.log', cwd: '.' });
 */
export const startDetached = async (
  file: string,
  args: readonly string[],
  options: DetachedOptions,
): Promise<Result<number>> => {
  const log = await open(options.logFile, 'a', 0o600);
  try {
    // execa keeps pipes and exit handlers for its children; this one must not be tied to us at all.
    const child = spawn(file, args, {
      detached: true,
      cwd: options.cwd,
      stdio: ['ignore', log.fd, log.fd],
      env: { ...process.env, ...options.environment },
    });
    const started = await new Promise<Error | undefined>((resolve) => {
      child.once('spawn', () => {
        resolve(undefined);
      });
      child.once('error', resolve);
    });
    if (started !== undefined || child.pid === undefined) {
      const hint = 'Delete it, or make it executable, and run again.';
      return failure(problem('tool', `The program ${file} could not be started.`, hint, started?.message));
    }
    child.unref();
    return success(child.pid);
  } finally {
    await log.close();
  }
};
