import { readFileSync } from 'node:fs';

/** What a piece of work cost. */
export interface Cost {
  readonly seconds: number;
  /** Processor time of this process and of the children that have ended, in seconds. */
  readonly processorSeconds: number;
  /** Of those children alone. */
  readonly childSeconds: number;
}

/** The kernel counts the time of processes in hundredths of a second, USER_HZ in proc(5). */
const TICKS_PER_SECOND = 100;
const MICROSECONDS = 1_000_000;

/** Fields 16 and 17 of /proc/self/stat, children that were waited for; counted after the name, which may hold spaces. */
const CHILD_USER = 13;

const childSeconds = (): number => {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[CHILD_USER]) + Number(fields[CHILD_USER + 1])) / TICKS_PER_SECOND;
};

const ownSeconds = (): number => {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  return (userCPUTime + systemCPUTime) / MICROSECONDS;
};

/**
 * Measures wall-clock and processor time of a piece of work, programs that it starts and waits for included. Linux only.
 *
 * @example const { processorSeconds } = await costOf(() => runMatrix(options));
 */
export async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  const [children, own, start] = [childSeconds(), ownSeconds(), performance.now()];
  await work();
  const childDelta = childSeconds() - children;
  return {
    seconds: (performance.now() - start) / 1000,
    processorSeconds: ownSeconds() - own + childDelta,
    childSeconds: childDelta,
  };
}
