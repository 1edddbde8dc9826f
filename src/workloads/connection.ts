import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type {
  ApisApi,
  AppsV1Api,
  BatchV1Api,
  CoreV1Api,
  KubernetesObjectApi,
  VersionApi,
} from '@kubernetes/client-node';
import { failure, problem, success, type Result } from '../result/index.js';
import type { PodSecurityLevel } from './types.js';

export interface ClusterConnection {
  readonly core: CoreV1Api;
  readonly apps: AppsV1Api;
  readonly batch: BatchV1Api;
  /** Groups of kinds that the cluster knows. */
  readonly groups: ApisApi;
  readonly version: VersionApi;
  /** Name of the context, and address of its API server. */
  readonly context: string;
  readonly server: string;
  /** Objects of any kind. */
  readonly objects: KubernetesObjectApi;
}

export interface ConnectOptions {
  /** Path of the kubeconfig; KUBECONFIG or ~/.kube/config when undefined. */
  readonly kubeconfig?: string;
  readonly context?: string;
}

/**
 * Reads a kubeconfig and makes clients for one of its contexts; does not contact the cluster yet.
 *
 * @returns the clients; a failure when the file cannot be read or has no such context
 * @example
 * const connection = throwIfFailed(await connect({ kubeconfig: cluster.kubeconfig }));
 */
export const connect = async ({
  kubeconfig,
  context,
}: ConnectOptions): Promise<Result<ClusterConnection>> => {
  const file = kubeconfig ?? process.env['KUBECONFIG'];
  if ((file === undefined || file === '') && !existsSync(join(homedir(), '.kube', 'config'))) {
    const message = 'There is no kubeconfig: neither $KUBECONFIG nor ~/.kube/config.';
    return failure(
      problem(
        'usage',
        message,
        'Name one with --kubeconfig, or leave --context out for an embedded cluster.',
      ),
    );
  }
  const { ApisApi, AppsV1Api, BatchV1Api, CoreV1Api, KubeConfig, KubernetesObjectApi, VersionApi } =
    await import('@kubernetes/client-node');
  const configuration = new KubeConfig();
  try {
    if (kubeconfig === undefined) configuration.loadFromDefault();
    else configuration.loadFromFile(kubeconfig);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The kubeconfig ${kubeconfig ?? ''} cannot be read: ${reason}.`;
    return failure(problem('usage', message, 'Check the path given with --kubeconfig.'));
  }
  if (context !== undefined && configuration.getContextObject(context) === null) {
    const names = configuration.getContexts().map(({ name }) => name);
    const message = `The kubeconfig has no context "${context}".`;
    const hint = names.length === 0 ? 'It has no context at all.' : `It has: ${names.join(', ')}.`;
    return failure(problem('usage', message, hint));
  }
  if (context !== undefined) configuration.setCurrentContext(context);
  return success({
    core: configuration.makeApiClient(CoreV1Api),
    apps: configuration.makeApiClient(AppsV1Api),
    batch: configuration.makeApiClient(BatchV1Api),
    groups: configuration.makeApiClient(ApisApi),
    version: configuration.makeApiClient(VersionApi),
    context: configuration.getCurrentContext(),
    server: configuration.getCurrentCluster()?.server ?? '',
    objects: KubernetesObjectApi.makeApiClient(configuration),
  });
};

export type NamespaceChange = 'created' | 'kept';

/** Owns the labels that we set. */
const FIELD_MANAGER = 'egov-msa';

/**
 * Makes a namespace that enforces a Pod Security level, or brings the level of an existing one up to date.
 * Breaches of `restricted` are warned about and audited in any case.
 *
 * @returns whether it had to be made
 * @throws when the API server refuses
 * @example
 * await ensureNamespace(connection, 'egov', 'restricted');
 */
export const ensureNamespace = async (
  { core }: ClusterConnection,
  name: string,
  enforce: PodSecurityLevel,
): Promise<NamespaceChange> => {
  const { PatchStrategy, setHeaderOptions } = await import('@kubernetes/client-node');
  const labels = {
    'pod-security.kubernetes.io/enforce': enforce,
    'pod-security.kubernetes.io/warn': 'restricted',
    'pod-security.kubernetes.io/audit': 'restricted',
  };
  const existed = await core.readNamespace({ name }).then(
    () => true,
    () => false,
  );
  // A server-side apply makes what is missing and touches no label but these.
  await core.patchNamespace(
    {
      name,
      body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } },
      fieldManager: FIELD_MANAGER,
      force: true,
    },
    setHeaderOptions('Content-Type', PatchStrategy.ServerSideApply),
  );
  return existed ? 'kept' : 'created';
};

/** Objects without containers end within a second; a finalizer of a stuck controller may take for ever. */
const DELETE_TIMEOUT_MILLISECONDS = 30_000;
const POLL_MILLISECONDS = 100;

/**
 * Removes a namespace that a failed installation had made, and waits until it is gone, so that the next try
 * does not meet it half removed.
 *
 * @example
 * await deleteNamespace(connection, 'egov');
 */
export const deleteNamespace = async ({ core }: ClusterConnection, name: string): Promise<void> => {
  const deadline = Date.now() + DELETE_TIMEOUT_MILLISECONDS;
  await core.deleteNamespace({ name });
  const isThere = (): Promise<boolean> =>
    core.readNamespace({ name }).then(
      () => true,
      () => false,
    );
  while (Date.now() < deadline && (await isThere())) await sleep(POLL_MILLISECONDS);
};
