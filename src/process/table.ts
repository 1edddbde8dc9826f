import { readdir, readFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { isFailure } from '../result/index.js';
import { runProcess } from './run.js';

/** A process id alone is reused by the system; with the start time it names one process for good. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Opaque; equal only for the same process. */
  readonly startedAt: string;
}

export interface ProcessEntry extends ProcessIdentity {
  /** The command line, arguments separated by spaces. */
  readonly command: string;
}

/** Field 22 of proc_pid_stat(5), counted after the parenthesised name, which may hold spaces. */
const START_TIME_FIELD_AFTER_NAME = 19;
/** Fields 3 and 20 of proc_pid_stat(5). */
const STATE_FIELD_AFTER_NAME = 0;
const THREADS_FIELD_AFTER_NAME = 17;

const readLinuxEntry = async (pid: number, bootId: string): Promise<ProcessEntry | undefined> => {
  try {
    const [stat, commandLine] = await Promise.all([
      readFile(`/proc/${String(pid)}/stat`, 'utf8'),
      readFile(`/proc/${String(pid)}/cmdline`, 'utf8'),
    ]);
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie has ended and only its parent's wait is missing, unless it has threads that still end: they
    // keep its ports.
    const isZombie = fields[STATE_FIELD_AFTER_NAME] === 'Z';
    if (isZombie && Number(fields[THREADS_FIELD_AFTER_NAME]) <= 1) return undefined;
    const startedAt = `${bootId}:${fields[START_TIME_FIELD_AFTER_NAME] ?? ''}`;
    return { pid, startedAt, command: commandLine.replaceAll('\0', ' ').trim() };
  } catch {
    return undefined;
  }
};

const listLinux = async (only?: number): Promise<readonly ProcessEntry[]> => {
  const bootId = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
  const pids = only === undefined ? (await readdir('/proc')).map(Number).filter(Number.isInteger) : [only];
  const entries = await Promise.all(pids.map((pid) => readLinuxEntry(pid, bootId)));
  return entries.filter((entry) => entry !== undefined);
};

const PS_LINE = /^\s*(\d+)\s+(\S+)\s+(\w{3}\s+\w{3}\s+\d+\s+[\d:]+\s+\d{4})\s+(.*)$/;

/**
 * Reads the output of `ps -o pid=,stat=,lstart=,command=`.
 *
 * @param output - what ps printed
 * @returns one entry a line; ended processes (zombies) are left out
 * @example
 * parsePs('  42 Ss   Sat Nov 21 08:00:00 2026 /bin/etcd --data-dir x')
 */
export const parsePs = (output: string): readonly ProcessEntry[] =>
  output.split('\n').flatMap((line) => {
    const [, pid, state, startedAt, command] = PS_LINE.exec(line) ?? [];
    if (pid === undefined || state === undefined || startedAt === undefined || state.startsWith('Z'))
      return [];
    return [{ pid: Number(pid), startedAt: startedAt.replaceAll(/\s+/g, ' '), command: command ?? '' }];
  });

const listWithPs = async (only?: number): Promise<readonly ProcessEntry[]> => {
  const selection = only === undefined ? ['-A'] : ['-p', String(only)];
  // lstart follows the locale; C keeps its shape fixed.
  const output = await runProcess('ps', [...selection, '-o', 'pid=,stat=,lstart=,command='], {
    environment: { LC_ALL: 'C', COLUMNS: '10000' },
  });
  return isFailure(output) ? [] : parsePs(output.value.stdout);
};

/**
 * Lists the processes of this machine that this user may see.
 *
 * @returns id, start time and command line of each; ended ones are left out
 * @example
 * const strays = (await listProcesses()).filter(({ command }) => command.includes(directory));
 */
export const listProcesses = (): Promise<readonly ProcessEntry[]> =>
  platform() === 'linux' ? listLinux() : listWithPs();

/**
 * Looks up one process.
 *
 * @returns its identity and command line, or undefined when no such process runs
 * @example
 * const recorded = await identifyProcess(pid);
 */
export const identifyProcess = async (pid: number): Promise<ProcessEntry | undefined> =>
  (platform() === 'linux' ? await listLinux(pid) : await listWithPs(pid))[0];

/**
 * Tells whether a recorded process still runs, and is not another one that was given its id.
 *
 * @example
 * if (await isSameProcess(state.processes.etcd)) process.kill(state.processes.etcd.pid);
 */
export const isSameProcess = async (recorded: ProcessIdentity): Promise<boolean> =>
  (await identifyProcess(recorded.pid))?.startedAt === recorded.startedAt;
