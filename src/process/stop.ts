import { setTimeout as sleep } from 'node:timers/promises';
import { isSameProcess, type ProcessIdentity } from './table.js';

export interface StopOptions {
  /** How long a process may take to end by itself before it is killed. */
  readonly graceMilliseconds?: number;
}

const DEFAULT_GRACE_MILLISECONDS = 1_000;
const POLL_MILLISECONDS = 25;
/** SIGKILL is not refused; a process that outlives it this long is stuck in the kernel. */
const KILL_WAIT_MILLISECONDS = 5_000;

const signal = async (processes: readonly ProcessIdentity[], name: NodeJS.Signals): Promise<void> => {
  for (const recorded of processes) {
    if (!(await isSameProcess(recorded))) continue;
    try {
      process.kill(recorded.pid, name);
    } catch {
      // It ended between the look and the signal.
    }
  }
};

const waitUntilGone = async (
  processes: readonly ProcessIdentity[],
  milliseconds: number,
): Promise<readonly ProcessIdentity[]> => {
  const deadline = Date.now() + milliseconds;
  let left = processes;
  for (;;) {
    const alive = await Promise.all(left.map(isSameProcess));
    left = left.filter((_, index) => alive[index]);
    if (left.length === 0 || Date.now() > deadline) return left;
    await sleep(POLL_MILLISECONDS);
  }
};

/**
 * Ends processes: SIGTERM, a time of grace, then SIGKILL. A process id that was reused is left alone.
 *
 * @param processes - the recorded identities
 * @param options - the time of grace, 1 s unless told
 * @returns those that still run, normally none
 * @example
 * const left = await stopProcesses(Object.values(state.processes));
 */
export const stopProcesses = async (
  processes: readonly ProcessIdentity[],
  { graceMilliseconds = DEFAULT_GRACE_MILLISECONDS }: StopOptions = {},
): Promise<readonly ProcessIdentity[]> => {
  await signal(processes, 'SIGTERM');
  const stubborn = await waitUntilGone(processes, graceMilliseconds);
  await signal(stubborn, 'SIGKILL');
  return waitUntilGone(stubborn, KILL_WAIT_MILLISECONDS);
};
