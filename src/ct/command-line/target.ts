import { Option, type Command } from 'commander';
import { definitionSources, installDefinitions, startCluster, stopCluster } from '../../cluster/index.js';
import { runProcess } from '../../process/index.js';
import { isFailure, problem, failure, success, type Result } from '../../result/index.js';
import type { Progress } from '../../terminal/index.js';
import { resolveTool } from '../../tools/index.js';
import type { InstallTarget } from '../install/index.js';

export interface TargetOptions {
  readonly context?: string;
  readonly kubeconfig?: string;
  readonly cluster?: string;
}

/** A name of its own: a cluster that `up` started is nobody's to test on. */
const CLUSTER = 'egov-msa-ct';

/**
 * Adds the options that choose a cluster.
 *
 * @example addTargetOptions(new Command('install'))
 */
export const addTargetOptions = (command: Command): Command =>
  command
    .option('--context <name>', 'install on this context of your kubeconfig')
    .option('--kubeconfig <path>', 'kubeconfig of your cluster (default: $KUBECONFIG)')
    .addOption(
      new Option('--cluster <name>', `name of the embedded cluster (default: "${CLUSTER}")`).conflicts([
        'context',
        'kubeconfig',
      ]),
    );

interface Surroundings {
  readonly progress: Progress;
  readonly signal: AbortSignal;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const FAKE_NODES = 'jsonpath={range .items[*]}{.metadata.annotations.kwok\\.x-k8s\\.io/node}{"\\n"}{end}';

/** kwok marks the nodes that it simulates. */
const isSimulated = async (
  kubectl: string,
  { kubeconfig, context }: Pick<InstallTarget, 'kubeconfig' | 'context'>,
): Promise<Result<boolean>> => {
  const args = [
    '--request-timeout=20s',
    ...(context === undefined ? [] : [`--context=${context}`]),
    ...['get', 'nodes', '--output', FAKE_NODES],
  ];
  const environment = kubeconfig === undefined ? {} : { KUBECONFIG: kubeconfig };
  const output = await runProcess(kubectl, args, { environment });
  if (isFailure(output)) return output;
  const { exitCode, stdout, stderr } = output.value;
  if (exitCode === 0) return success(/^fake$/m.test(stdout));
  const reason = stderr.trim().split('\n').at(-1) ?? '';
  return failure(
    problem(
      'cluster',
      `The cluster does not answer: ${reason}.`,
      'Check the context with kubectl get nodes.',
      stderr,
    ),
  );
};

const openOwn = async (
  kubectl: string,
  { context, kubeconfig }: TargetOptions,
): Promise<Result<InstallTarget>> => {
  const place = {
    ...(kubeconfig === undefined ? {} : { kubeconfig }),
    ...(context === undefined ? {} : { context }),
  };
  const simulated = await isSimulated(kubectl, place);
  if (isFailure(simulated)) return simulated;
  const close = () => Promise.resolve(success(undefined));
  return success({ ...place, kubectl, simulated: simulated.value, close });
};

const openEmbedded = async (
  kubectl: string,
  name: string,
  { progress, signal }: Surroundings,
): Promise<Result<InstallTarget>> => {
  const cluster = await startCluster({ name, progress, signal });
  if (isFailure(cluster)) return cluster;
  // A chart that asks for an API sees what a furnished cluster has.
  const defined = await installDefinitions(cluster.value, definitionSources(), signal);
  if (isFailure(defined)) {
    if (cluster.value.started) await stopCluster({ name });
    return defined;
  }
  progress.note(
    `Installing on the embedded cluster "${name}": its nodes are simulated and no container runs.`,
  );
  return success({
    kubeconfig: cluster.value.kubeconfig,
    kubectl,
    simulated: true,
    close: async () => (cluster.value.started ? stopCluster({ name }) : success(undefined)),
  });
};

/**
 * Connects to the cluster to install on: the user's own when `--context`, `--kubeconfig` or $KUBECONFIG names
 * one, else an embedded one, which is stopped afterwards if it did not run before.
 *
 * @example const target = throwIfFailed(await openInstallTarget(options, surroundings));
 */
export const openInstallTarget = async (
  options: TargetOptions,
  surroundings: Surroundings,
): Promise<Result<InstallTarget>> => {
  const { progress, signal, environment } = surroundings;
  const kubectl = await resolveTool('kubectl', { progress, signal });
  if (isFailure(kubectl)) return kubectl;
  const { path } = kubectl.value;
  const named = options.kubeconfig ?? environment['KUBECONFIG'];
  const kubeconfig = named === '' ? undefined : named;
  const isOwn = options.context !== undefined || kubeconfig !== undefined;
  if (options.cluster !== undefined || !isOwn) {
    return openEmbedded(path, options.cluster ?? CLUSTER, surroundings);
  }
  return openOwn(path, { ...options, ...(kubeconfig === undefined ? {} : { kubeconfig }) });
};
