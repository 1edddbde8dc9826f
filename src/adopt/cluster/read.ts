import type { KubernetesObject } from '@kubernetes/client-node';
import type { HelmClient } from '../../helm/index.js';
import { indexRelease, type KubernetesDocument } from '../../manifest/index.js';
import { failure, isFailure, problem, success, type Result } from '../../result/index.js';
import type { ClusterConnection } from '../../workloads/index.js';
import type { NamespaceSnapshot } from '../types.js';

/** What a namespace can hold of upstream's, of ours, and of the user's own. */
const KINDS = [
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'StatefulSet'],
  ['apps/v1', 'DaemonSet'],
  ['autoscaling/v2', 'HorizontalPodAutoscaler'],
  ['batch/v1', 'CronJob'],
  ['batch/v1', 'Job'],
  ['networking.k8s.io/v1', 'Ingress'],
  ['rbac.authorization.k8s.io/v1', 'Role'],
  ['rbac.authorization.k8s.io/v1', 'RoleBinding'],
  ['v1', 'ConfigMap'],
  ['v1', 'PersistentVolumeClaim'],
  ['v1', 'Pod'],
  ['v1', 'Secret'],
  ['v1', 'Service'],
  ['v1', 'ServiceAccount'],
] as const;

const DEFAULT_CLASS = 'storageclass.kubernetes.io/is-default-class';
const FORBIDDEN = 403;

const reasonOf = (error: unknown): string => {
  const {
    code,
    cause,
    message = '',
  } = error as {
    code?: unknown;
    cause?: { message?: string };
    message?: string;
  };
  return code === FORBIDDEN
    ? 'this user may not list them'
    : (cause?.message ?? message.split('\n')[0] ?? String(error));
};

/** Lists name the kind once, for all items; the client's objects hold dates. */
const asDocument = (item: KubernetesObject, apiVersion: string, kind: string): KubernetesDocument =>
  JSON.parse(JSON.stringify({ ...item, apiVersion, kind })) as KubernetesDocument;

const readDefaultClass = async ({ objects }: ClusterConnection): Promise<boolean> => {
  try {
    const { items } = await objects.list('storage.k8s.io/v1', 'StorageClass');
    return items.some(({ metadata }) => metadata?.annotations?.[DEFAULT_CLASS] === 'true');
  } catch (error) {
    // Classes belong to the cluster; who may not see them has a default one in all likelihood.
    if ((error as { code?: unknown }).code === FORBIDDEN) return true;
    throw error;
  }
};

/**
 * Reads what the plan of an adoption is made of.
 *
 * @returns the snapshot; a failure when the cluster does not answer or does not allow it
 * @example
 * const snapshot = await readNamespace(connection, helm, { namespace: 'msa', release: 'egov' });
 */
export const readNamespace = async (
  connection: ClusterConnection,
  helm: HelmClient,
  { namespace, release }: { readonly namespace: string; readonly release: string },
): Promise<Result<NamespaceSnapshot>> => {
  const stored = await helm.read(release);
  if (isFailure(stored)) return stored;
  try {
    const lists = await Promise.all(
      KINDS.map(async ([apiVersion, kind]) => {
        const { items } = await connection.objects.list(apiVersion, kind, namespace);
        return items.map((item) => ({
          document: asDocument(item, apiVersion, kind),
          source: `the cluster`,
        }));
      }),
    );
    return success({
      live: indexRelease({
        parsed: { documents: lists.flat(), defects: [] },
        namespace,
        releaseName: release,
      }),
      hasDefaultStorageClass: await readDefaultClass(connection),
      ...(stored.value === undefined ? {} : { release: stored.value }),
    });
  } catch (error) {
    const message = `The objects in namespace "${namespace}" cannot be read: ${reasonOf(error)}.`;
    return failure(
      problem('cluster', message, 'Check the context and your rights with kubectl auth can-i --list.'),
    );
  }
};
