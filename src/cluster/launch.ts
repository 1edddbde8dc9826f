import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import writeFileAtomic from 'write-file-atomic';
import { stringify } from 'yaml';
import { identifyProcess, startDetached, type ProcessIdentity } from '../process/index.js';
import { failure, isFailure, problem, success, type Result } from '../result/index.js';
import type { ResolvedTool } from '../tools/index.js';
import { getFromApiServer } from './api.js';
import { ensureCertificates, type Client } from './certificates.js';
import {
  componentCommands,
  componentKubeconfig,
  schedulerConfig,
  type Component,
  type ComponentCommand,
} from './components.js';
import { writeKubeconfig } from './kubeconfig.js';
import type { ClusterLayout } from './layout.js';
import { populateCluster, waitUntilSchedulable } from './populate.js';
import { LOOPBACK, type ClusterPorts } from './ports.js';
import { endedComponents } from './processes.js';
import { readState, writeState } from './state.js';

export interface LaunchOptions {
  readonly tools: Readonly<Record<Component, ResolvedTool>>;
  readonly ports: ClusterPorts;
  readonly signal?: AbortSignal;
}

/** Readyz takes 3 s on 2 idle cores; a busy CI machine gets ten times that. */
const START_TIMEOUT_MILLISECONDS = 60_000;
const POLL_MILLISECONDS = 50;
/** A fast scheduler is not needed to be fair to thousands of pods. */
const SCHEDULER_RATE = { qps: 300, burst: 600 };
const CONTROL_PLANE: readonly Component[] = ['etcd', 'kube-apiserver'];

const prepareFiles = async (layout: ClusterLayout, ports: ClusterPorts): Promise<void> => {
  await mkdir(layout.directory, { recursive: true, mode: 0o700 });
  await rm(layout.logs, { recursive: true, force: true });
  await Promise.all([layout.logs, layout.config].map((path) => mkdir(path, { recursive: true })));
  await ensureCertificates(layout.pki);
  const server = `https://${LOOPBACK}:${String(ports.apiServer)}`;
  const clients: readonly Client[] = ['controller-manager', 'scheduler', 'kwok'];
  await Promise.all([
    writeKubeconfig(layout.kubeconfig, { name: layout.name, server, pki: layout.pki, client: 'admin' }),
    ...clients.map((client) =>
      writeKubeconfig(componentKubeconfig(layout, client), {
        name: layout.name,
        server,
        pki: layout.pki,
        client,
      }),
    ),
    writeFileAtomic(
      schedulerConfig(layout),
      stringify({
        apiVersion: 'kubescheduler.config.k8s.io/v1',
        kind: 'KubeSchedulerConfiguration',
        clientConnection: { kubeconfig: componentKubeconfig(layout, 'scheduler'), ...SCHEDULER_RATE },
        leaderElection: { leaderElect: false },
      }),
    ),
  ]);
};

const logFile = (layout: ClusterLayout, component: Component): string =>
  join(layout.logs, `${component}.log`);

const startComponent = async (
  layout: ClusterLayout,
  command: ComponentCommand,
  { tools, ports }: LaunchOptions,
): Promise<Result<ProcessIdentity>> => {
  const pid = await startDetached(tools[command.component].path, command.arguments, {
    logFile: logFile(layout, command.component),
    cwd: layout.directory,
  });
  if (isFailure(pid)) return pid;
  const identity = await identifyProcess(pid.value);
  if (identity === undefined) return componentEnded(layout, command.component);
  const recorded = { pid: identity.pid, startedAt: identity.startedAt };
  const state = await readState(layout);
  await writeState(layout, {
    ports,
    complete: state?.complete ?? false,
    processes: { ...state?.processes, [command.component]: recorded },
  });
  return success(recorded);
};

/** The last lines of the log name the reason; `--debug` shows them. */
const componentEnded = async (layout: ClusterLayout, component: Component): Promise<Result<never>> => {
  const log = await readFile(logFile(layout, component), 'utf8').catch(() => '');
  const tail = log.trimEnd().split('\n').slice(-20).join('\n');
  const reason = log.includes('address already in use') ? ' because another program took its port' : '';
  return failure(
    problem(
      'cluster',
      `${component} of the cluster "${layout.name}" ended while starting${reason}.`,
      `Run again; when it happens again, look at ${logFile(layout, component)}.`,
      tail,
    ),
  );
};

const waitForReadyz = async (
  layout: ClusterLayout,
  { ports, signal }: LaunchOptions,
  deadline: number,
): Promise<Result<undefined>> => {
  while (Date.now() < deadline) {
    signal?.throwIfAborted();
    const answer = await getFromApiServer(layout, ports.apiServer, '/readyz');
    if (answer?.status === 200) return success(undefined);
    const state = await readState(layout);
    const ended =
      state === undefined
        ? []
        : (await endedComponents(state)).filter((name) => CONTROL_PLANE.includes(name));
    if (ended[0] !== undefined) return componentEnded(layout, ended[0]);
    await sleep(POLL_MILLISECONDS);
  }
  return failure(
    problem(
      'cluster',
      `The API server of the cluster "${layout.name}" was not ready within ${String(START_TIMEOUT_MILLISECONDS / 1000)} s.`,
      `Run again on a less busy machine, or look at ${layout.logs}.`,
    ),
  );
};

/**
 * Starts the programs of a stopped cluster and waits until pods can be scheduled. Each process is written
 * down as soon as it runs, so that whoever comes next can end it.
 *
 * @param layout - where the cluster's files lie; kept data is used
 * @param options - programs, ports, and a signal that ends the start
 * @returns nothing; a failure that names the component that did not start
 * @throws the reason of the signal when it was aborted
 * @example
 * await launchCluster(layout, { tools, ports: await choosePorts() });
 */
export const launchCluster = async (
  layout: ClusterLayout,
  options: LaunchOptions,
): Promise<Result<undefined>> => {
  const deadline = Date.now() + START_TIMEOUT_MILLISECONDS;
  await prepareFiles(layout, options.ports);
  const complete = (await readState(layout))?.complete ?? false;
  await writeState(layout, { ports: options.ports, processes: {}, complete });

  const commands = componentCommands(layout, options.ports);
  for (const command of commands.filter(({ component }) => CONTROL_PLANE.includes(component))) {
    options.signal?.throwIfAborted();
    const started = await startComponent(layout, command, options);
    if (isFailure(started)) return started;
  }
  const ready = await waitForReadyz(layout, options, deadline);
  if (isFailure(ready)) return ready;
  for (const command of commands.filter(({ component }) => !CONTROL_PLANE.includes(component))) {
    options.signal?.throwIfAborted();
    const started = await startComponent(layout, command, options);
    if (isFailure(started)) return started;
  }
  await populateCluster(layout);
  const schedulable = await waitUntilSchedulable(layout, deadline, options.signal);
  const state = await readState(layout);
  const ended = state === undefined ? [] : await endedComponents(state);
  if (ended[0] !== undefined) return componentEnded(layout, ended[0]);
  if (!schedulable || state === undefined) {
    return failure(
      problem(
        'cluster',
        `The nodes of the cluster "${layout.name}" did not become ready.`,
        `Look at ${layout.logs}.`,
      ),
    );
  }
  await writeState(layout, { ...state, complete: true });
  return success(undefined);
};
