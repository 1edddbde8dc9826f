import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectPath } from '../tools/index.js';
import type { ClusterLayout } from './layout.js';

const POLL_MILLISECONDS = 100;
const CONFLICT = 409;

const unlessPresent = async (create: Promise<unknown>): Promise<void> => {
  try {
    await create;
  } catch (error) {
    if ((error as { code?: number }).code !== CONFLICT) throw error;
  }
};

/**
 * Gives a started cluster its nodes and default storage class (tools/cluster/objects.yaml); what is there
 * already stays.
 *
 * @example
 * await populateCluster(layout);
 */
export const populateCluster = async (layout: ClusterLayout): Promise<void> => {
  const { KubeConfig, KubernetesObjectApi, loadAllYaml } = await import('@kubernetes/client-node');
  const configuration = new KubeConfig();
  configuration.loadFromFile(layout.kubeconfig);
  const api = KubernetesObjectApi.makeApiClient(configuration);
  const objects = loadAllYaml(await readFile(projectPath('tools', 'cluster', 'objects.yaml'), 'utf8'));
  await Promise.all(objects.map((object) => unlessPresent(api.create(object))));
};

/**
 * Waits until every node is Ready and pods can be made (the default ServiceAccount exists).
 *
 * @param layout - the cluster
 * @param deadline - time stamp in milliseconds
 * @param signal - ends the waiting
 * @returns false when the time ran out
 * @example
 * await waitUntilSchedulable(layout, Date.now() + 30_000);
 */
export const waitUntilSchedulable = async (
  layout: ClusterLayout,
  deadline: number,
  signal?: AbortSignal,
): Promise<boolean> => {
  const { KubeConfig, CoreV1Api } = await import('@kubernetes/client-node');
  const configuration = new KubeConfig();
  configuration.loadFromFile(layout.kubeconfig);
  const core = configuration.makeApiClient(CoreV1Api);
  while (Date.now() < deadline) {
    signal?.throwIfAborted();
    const { items } = await core.listNode();
    const ready = items.every(({ spec, status }) => {
      const condition = status?.conditions?.find(({ type }) => type === 'Ready');
      return condition?.status === 'True' && (spec?.taints ?? []).length === 0;
    });
    const account = await core.readNamespacedServiceAccount({ name: 'default', namespace: 'default' }).then(
      () => true,
      () => false,
    );
    if (ready && account && items.length > 0) return true;
    await sleep(POLL_MILLISECONDS);
  }
  return false;
};
