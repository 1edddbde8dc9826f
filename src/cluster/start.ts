import { rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { failure, isFailure, problem, success, type Result } from '../result/index.js';
import { silentProgress, type Progress } from '../terminal/index.js';
import { CLUSTER_TOOLS, resolveTools } from '../tools/index.js';
import { getFromApiServer } from './api.js';
import { launchCluster, type LaunchOptions } from './launch.js';
import { clusterLayout, type ClusterLayout } from './layout.js';
import { withClusterLock } from './lock.js';
import { choosePorts, LOOPBACK } from './ports.js';
import { endedComponents, stopClusterProcesses } from './processes.js';
import { isRestartable, readState } from './state.js';

export interface StartOptions {
  readonly name: string;
  /** The directory of all clusters; the cache's own unless told. */
  readonly root?: string;
  readonly progress?: Progress;
  readonly signal?: AbortSignal;
}

/** A cluster that answers. */
export interface RunningCluster {
  readonly name: string;
  readonly kubeconfig: string;
  readonly server: string;
  readonly directory: string;
  /** False when it ran already. */
  readonly started: boolean;
}

/** Another program may take a chosen port before we do; three times in a row is no accident. */
const PORT_ATTEMPTS = 3;

const describe = (layout: ClusterLayout, port: number, started: boolean): RunningCluster => ({
  name: layout.name,
  kubeconfig: layout.kubeconfig,
  server: `https://${LOOPBACK}:${String(port)}`,
  directory: layout.directory,
  started,
});

/**
 * Looks whether a cluster runs: all five programs are there and the API server says it is ready.
 *
 * @returns undefined when it does not
 * @example
 * const cluster = await findRunningCluster(layout);
 */
export const findRunningCluster = async (layout: ClusterLayout): Promise<RunningCluster | undefined> => {
  const state = await readState(layout);
  if (state?.complete !== true || (await endedComponents(state)).length > 0) return undefined;
  const answer = await getFromApiServer(layout, state.ports.apiServer, '/readyz');
  return answer?.status === 200 ? describe(layout, state.ports.apiServer, false) : undefined;
};

const launchWithFreePorts = async (
  layout: ClusterLayout,
  options: Omit<LaunchOptions, 'ports'>,
): Promise<Result<number>> => {
  let previous = (await readState(layout))?.ports;
  for (let attempt = 1; ; attempt += 1) {
    const ports = await choosePorts(previous);
    const launched = await launchCluster(layout, { ...options, ports });
    if (!isFailure(launched)) return success(ports.apiServer);
    await stopClusterProcesses(layout, await readState(layout));
    if (attempt === PORT_ATTEMPTS || !launched.problem.message.includes('took its port')) return launched;
    previous = undefined;
  }
};

const startLocked = async (layout: ClusterLayout, options: StartOptions): Promise<Result<RunningCluster>> => {
  const running = await findRunningCluster(layout);
  if (running !== undefined) return success(running);
  const progress = options.progress ?? silentProgress;
  const tools = await resolveTools(CLUSTER_TOOLS, {
    progress,
    ...(options.signal && { signal: options.signal }),
  });
  if (isFailure(tools)) return tools;

  const left = await stopClusterProcesses(layout, await readState(layout));
  if (left.length > 0) return stuck(layout, left);
  const restart = await isRestartable(layout);
  if (!restart && existsSync(layout.directory)) {
    progress.note(`The files of the cluster "${layout.name}" are incomplete; it is made again.`);
    await rm(layout.directory, { recursive: true, force: true });
  }
  const step = progress.step(`${restart ? 'Restarting' : 'Starting'} the embedded cluster "${layout.name}"`);
  const launchOptions = { tools: tools.value, ...(options.signal && { signal: options.signal }) };
  try {
    let port = await launchWithFreePorts(layout, launchOptions);
    if (isFailure(port) && restart) {
      step.update(`The kept data of "${layout.name}" cannot be used; the cluster is made again`);
      await rm(layout.directory, { recursive: true, force: true });
      port = await launchWithFreePorts(layout, launchOptions);
    }
    if (isFailure(port)) {
      step.fail();
      return port;
    }
    step.succeed();
    return success(describe(layout, port.value, true));
  } catch (error) {
    step.fail();
    await stopClusterProcesses(layout, await readState(layout));
    if (!restart) await rm(layout.directory, { recursive: true, force: true });
    if (options.signal?.aborted === true) return failure(interrupted());
    throw error;
  }
};

const interrupted = () =>
  problem(
    'cluster',
    'The start was interrupted; what was started has been stopped.',
    'Run the same command to start again.',
  );

export const stuck = (layout: ClusterLayout, left: readonly { readonly pid: number }[]): Result<never> => {
  const pids = left.map(({ pid }) => String(pid)).join(', ');
  const message = `Processes of the cluster "${layout.name}" do not end: ${pids}.`;
  return failure(
    problem('cluster', message, `End them with kill -9 ${pids.replaceAll(',', '')} and run again.`),
  );
};

/**
 * Starts the embedded cluster of a name, or finds it running. A half-started, crashed or damaged one is
 * stopped first; its data is kept when it was complete.
 *
 * @param options - name, directory, progress, and a signal that ends the start and leaves nothing running
 * @returns how to reach it; a failure in words for the user
 * @example
 * const cluster = throwIfFailed(await startCluster({ name: 'egov-msa' }));
 */
export const startCluster = async (options: StartOptions): Promise<Result<RunningCluster>> => {
  const layout = clusterLayout(options.name, options.root);
  if (isFailure(layout)) return layout;
  return withClusterLock(layout.value, () => startLocked(layout.value, options));
};
