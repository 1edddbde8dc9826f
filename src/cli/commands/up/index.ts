import { dirname } from 'node:path';
import { clusterLayout, startCluster, withReleaseLock } from '../../../cluster/index.js';
import { deploy, type InstalledRelease } from '../../../helm/index.js';
import { isFailure, success, type Result } from '../../../result/index.js';
import { resolveTool, type ResolvedTool } from '../../../tools/index.js';
import {
  connect,
  deleteNamespace,
  ensureNamespace,
  followReadiness,
  readWorkloads,
  type ClusterConnection,
} from '../../../workloads/index.js';
import type { CommandDefinition } from '../../command.js';
import type { CliContext } from '../../context.js';
import { DEFAULT_CLUSTER } from '../../options.js';
import { externalTarget, type Target } from '../../target.js';
import { giveDefinitions } from './definitions.js';
import { configureUp, type UpOptions } from './options.js';
import { checkRender, prepare, type Preparation } from './prepare.js';
import { formatSummary, summaryAsJson } from './summary.js';

interface Installation {
  readonly target: Target;
  readonly connection: ClusterConnection;
  readonly installed: InstalledRelease;
}

const planOf = ({ chart, values }: Preparation, options: UpOptions, createNamespace: boolean) => ({
  release: options.release,
  chart: chart.directory,
  values,
  set: options.set ?? [],
  timeout: options.timeout,
  createNamespace,
});

/** On the user's own cluster helm does everything; nothing is labelled or removed there. */
const installOnOwnCluster = async (
  target: Target,
  preparation: Preparation,
  options: UpOptions,
  helm: ResolvedTool,
  { progress, signal }: CliContext,
): Promise<Result<Installation>> => {
  const connection = await connect(target);
  if (isFailure(connection)) return connection;
  const installed = await deploy({
    helm,
    target: { ...target, namespace: options.namespace },
    plan: planOf(preparation, options, true),
    exclusive: false,
    follow: (tell) => followReadiness(connection.value, options, tell),
    progress,
    signal,
  });
  return isFailure(installed)
    ? installed
    : success({ target, connection: connection.value, installed: installed.value });
};

const installOnEmbeddedCluster = async (
  preparation: Preparation,
  options: UpOptions,
  helm: ResolvedTool,
  { progress, signal }: CliContext,
): Promise<Result<Installation>> => {
  const name = options.cluster ?? DEFAULT_CLUSTER;
  const layout = clusterLayout(name);
  if (isFailure(layout)) return layout;
  const needs = await checkRender(preparation, options, helm);
  if (isFailure(needs)) return needs;
  const { level, workloads } = needs.value.podSecurity;
  if (level !== 'restricted') {
    progress.note(
      `Namespace "${options.namespace}" enforces PodSecurity ${level}, not restricted: ${workloads.join(', ')} mounts a volume type that restricted forbids.`,
    );
  }
  const cluster = await startCluster({ name, progress, signal });
  if (isFailure(cluster)) return cluster;
  const target = { kubeconfig: cluster.value.kubeconfig, context: name, cluster: name };
  const definitions = [...new Set([...needs.value.definitions, ...(options.crds ?? [])])];
  const defined = await giveDefinitions(cluster.value, definitions, { progress, signal });
  if (isFailure(defined)) return defined;
  const connection = await connect(target);
  if (isFailure(connection)) return connection;

  return withReleaseLock(layout.value, async () => {
    const namespace = await ensureNamespace(connection.value, options.namespace, level);
    const installed = await deploy({
      helm,
      target: { kubeconfig: target.kubeconfig, context: name, namespace: options.namespace },
      plan: planOf(preparation, options, false),
      exclusive: true,
      follow: (tell) => followReadiness(connection.value, options, tell),
      progress,
      signal,
      enforcedPodSecurity: level,
    });
    if (!isFailure(installed)) {
      return success({ target, connection: connection.value, installed: installed.value });
    }
    if (namespace === 'created') await deleteNamespace(connection.value, options.namespace);
    return installed;
  });
};

/** `egov-msa up`. */
export const up: CommandDefinition<UpOptions> = {
  configure: configureUp,
  run: async (options, context) => {
    const started = performance.now();
    const preparation = prepare(options);
    if (isFailure(preparation)) return preparation;
    const own = externalTarget(options);
    const helm = await resolveTool('helm', { progress: context.progress, signal: context.signal });
    if (isFailure(helm)) return helm;
    const installation =
      own === undefined
        ? await installOnEmbeddedCluster(preparation.value, options, helm.value, context)
        : await installOnOwnCluster(own, preparation.value, options, helm.value, context);
    if (isFailure(installation)) return installation;

    const { target, connection, installed } = installation.value;
    const { namespace, release } = options;
    const workloads = await readWorkloads(connection, { namespace, release });
    if (isFailure(workloads)) return workloads;
    const durationMilliseconds = Math.round(performance.now() - started);
    const summary = {
      target,
      namespace,
      release,
      installed,
      workloads: workloads.value,
      ...(helm.value.source === 'path' ? {} : { helmDirectory: dirname(helm.value.path) }),
      durationMilliseconds,
    };
    context.print(
      options.output === 'json'
        ? summaryAsJson(summary)
        : formatSummary(summary, { notes: options.notes ?? false }),
    );
    return success(undefined);
  },
};
