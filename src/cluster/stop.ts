import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { isFailure, success, type Result } from '../result/index.js';
import { clusterLayout } from './layout.js';
import { withClusterLock } from './lock.js';
import { findClusterProcesses, stopClusterProcesses } from './processes.js';
import { stuck } from './start.js';
import { readState } from './state.js';

export interface StopClusterOptions {
  readonly name: string;
  /** The directory of all clusters; the cache's own unless told. */
  readonly root?: string;
  /** Keeps everything that was installed for the next start. */
  readonly keepData?: boolean;
}

export interface StoppedCluster {
  readonly name: string;
  /** How many programs were ended. */
  readonly processes: number;
  /** Whether there was anything to stop or remove. */
  readonly existed: boolean;
}

/**
 * Stops an embedded cluster, waits until nothing of it runs, and removes its files.
 *
 * @returns what was there; a failure when a process cannot be ended
 * @example
 * await stopCluster({ name: 'egov-msa' });
 */
export const stopCluster = async (options: StopClusterOptions): Promise<Result<StoppedCluster>> => {
  const { name, root, keepData = false } = options;
  const layout = clusterLayout(name, root);
  if (isFailure(layout)) return layout;
  return withClusterLock(layout.value, async () => {
    const existed = existsSync(layout.value.directory);
    const before = await findClusterProcesses(layout.value);
    const left = await stopClusterProcesses(
      layout.value,
      await readState(layout.value),
      keepData ? {} : { graceMilliseconds: 0 },
    );
    if (left.length > 0) return stuck(layout.value, left);
    if (!keepData) await rm(layout.value.directory, { recursive: true, force: true });
    return success({ name, processes: before.length, existed: existed || before.length > 0 });
  });
};
