import { basename, sep } from 'node:path';
import {
  isSameProcess,
  listProcesses,
  stopProcesses,
  type ProcessIdentity,
  type StopOptions,
} from '../process/index.js';
import { CLUSTER_TOOLS } from '../tools/index.js';
import type { Component } from './components.js';
import type { ClusterLayout } from './layout.js';
import type { ClusterState } from './state.js';

/**
 * Finds the programs of a cluster by their command lines, which name its directory: those that were started
 * but not yet written down when their starter was killed are among them.
 *
 * @example
 * const left = await findClusterProcesses(layout);
 */
export const findClusterProcesses = async (layout: ClusterLayout): Promise<readonly ProcessIdentity[]> => {
  const names: readonly string[] = CLUSTER_TOOLS;
  return (await listProcesses()).filter(
    ({ command }) =>
      names.includes(basename(command.split(' ')[0] ?? '')) && command.includes(`=${layout.directory}${sep}`),
  );
};

/**
 * Tells which programs of a recorded cluster have ended.
 *
 * @returns their names; empty when all five run
 * @example
 * if ((await endedComponents(state)).length === 0) reuse();
 */
export const endedComponents = async (state: ClusterState): Promise<readonly Component[]> => {
  const alive = await Promise.all(
    CLUSTER_TOOLS.map(async (component) => {
      const recorded = state.processes[component];
      return recorded !== undefined && (await isSameProcess(recorded));
    }),
  );
  return CLUSTER_TOOLS.filter((_, index) => alive[index] !== true);
};

/**
 * Ends every program of a cluster, recorded or not.
 *
 * @param layout - the cluster
 * @param state - its recorded processes, when there are any
 * @param options - how long they may take to end by themselves
 * @returns those that still run, normally none
 * @example
 * await stopClusterProcesses(layout, await readState(layout));
 */
export const stopClusterProcesses = async (
  layout: ClusterLayout,
  state: ClusterState | undefined,
  options: StopOptions = {},
): Promise<readonly ProcessIdentity[]> => {
  const recorded = Object.values(state?.processes ?? {});
  const found = await findClusterProcesses(layout);
  const unrecorded = found.filter(({ pid }) => !recorded.some((entry) => entry.pid === pid));
  await stopProcesses([...recorded, ...unrecorded], options);
  return findClusterProcesses(layout);
};
