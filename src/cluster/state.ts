import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { ProcessIdentity } from '../process/index.js';
import type { Component } from './components.js';
import type { ClusterLayout } from './layout.js';
import type { ClusterPorts } from './ports.js';

/** What one start of a cluster leaves for the next command. */
export interface ClusterState {
  readonly ports: ClusterPorts;
  readonly processes: Readonly<Partial<Record<Component, ProcessIdentity>>>;
  /** True once nodes were Ready: only then is the data worth keeping. */
  readonly complete: boolean;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isState = (value: unknown): value is ClusterState => {
  if (!isRecord(value) || !isRecord(value['ports']) || !isRecord(value['processes'])) return false;
  const processes = Object.values(value['processes']);
  return (
    typeof value['complete'] === 'boolean' &&
    ['apiServer', 'etcdClient', 'etcdPeer'].every((key) =>
      Number.isInteger((value['ports'] as never)[key]),
    ) &&
    processes.every(
      (entry) => isRecord(entry) && Number.isInteger(entry['pid']) && typeof entry['startedAt'] === 'string',
    )
  );
};

/**
 * Reads the state of a cluster.
 *
 * @returns undefined when there is none, or when it is not readable as one
 * @example
 * const state = await readState(layout);
 */
export const readState = async (layout: ClusterLayout): Promise<ClusterState | undefined> => {
  try {
    const value: unknown = JSON.parse(await readFile(layout.state, 'utf8'));
    return isState(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

/** Writes the state whole or not at all. */
export const writeState = (layout: ClusterLayout, state: ClusterState): Promise<void> =>
  writeFileAtomic(layout.state, `${JSON.stringify(state, undefined, 2)}\n`, { mode: 0o600 });

/**
 * Tells whether the files of a stopped cluster can be started again with their data.
 *
 * @example
 * if (!(await isRestartable(layout))) await rm(layout.directory, { recursive: true });
 */
export const isRestartable = async (layout: ClusterLayout): Promise<boolean> => {
  const state = await readState(layout);
  if (state?.complete !== true) return false;
  const needed = [layout.kubeconfig, join(layout.pki, 'complete'), join(layout.data, 'member')];
  return Promise.all(needed.map((file) => access(file))).then(
    () => true,
    () => false,
  );
};
