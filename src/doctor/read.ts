import type { KubernetesObject } from '@kubernetes/client-node';
import { failure, problem, success, type Result } from '../result/index.js';
import { withTimeout, type ClusterConnection } from '../workloads/index.js';
import type { ClusterFacts, NodeFacts, StorageClassFacts } from './types.js';

const DEFAULT_CLASS = 'storageclass.kubernetes.io/is-default-class';
const POD_SECURITY = 'pod-security.kubernetes.io/enforce';
const INJECTION = 'istio-injection';

type Listed = KubernetesObject & { readonly provisioner?: string };

/** Nothing is known of a kind that the cluster lacks or this user may not list. */
const listOf = async (
  { objects }: ClusterConnection,
  apiVersion: string,
  kind: string,
): Promise<readonly Listed[] | undefined> => {
  try {
    return (await withTimeout(objects.list<Listed>(apiVersion, kind))).items;
  } catch {
    return undefined;
  }
};

const nameOf = ({ metadata }: KubernetesObject): string => metadata?.name ?? '';

const toClass = (item: Listed): StorageClassFacts => ({
  name: nameOf(item),
  provisioner: item.provisioner ?? '',
  isDefault: item.metadata?.annotations?.[DEFAULT_CLASS] === 'true',
});

const readNodes = async ({ core }: ClusterConnection): Promise<readonly NodeFacts[] | undefined> => {
  try {
    const { items } = await withTimeout(core.listNode());
    return items.map(({ metadata, spec, status }) => ({
      name: metadata?.name ?? '',
      labels: metadata?.labels ?? {},
      provider: spec?.providerID ?? '',
      address: status?.addresses?.find(({ type }) => type === 'InternalIP')?.address ?? '',
    }));
  } catch {
    return undefined;
  }
};

const readNamespace = async (
  { core }: ClusterConnection,
  name: string,
): Promise<NonNullable<ClusterFacts['namespace']> | undefined> => {
  try {
    const labels = (await withTimeout(core.readNamespace({ name }))).metadata?.labels ?? {};
    return {
      ...(labels[POD_SECURITY] === undefined ? {} : { podSecurity: labels[POD_SECURITY] }),
      ...(labels[INJECTION] === undefined ? {} : { istioInjection: labels[INJECTION] }),
    };
  } catch {
    return undefined;
  }
};

/**
 * Asks a cluster what it is and what it has.
 *
 * @param connection - its clients
 * @param namespace - of the release
 * @returns the facts; a failure when it does not answer
 * @example const facts = await readCluster(connection, 'egov');
 */
export const readCluster = async (
  connection: ClusterConnection,
  namespace: string,
): Promise<Result<ClusterFacts>> => {
  const { version, groups, context, server } = connection;
  try {
    const { gitVersion } = await withTimeout(version.getCode());
    const known = (await withTimeout(groups.getAPIVersions())).groups.map(({ name }) => name);
    const [nodes, classes, ingresses, gateways, place] = await Promise.all([
      readNodes(connection),
      listOf(connection, 'storage.k8s.io/v1', 'StorageClass'),
      listOf(connection, 'networking.k8s.io/v1', 'IngressClass'),
      known.includes('gateway.networking.k8s.io')
        ? listOf(connection, 'gateway.networking.k8s.io/v1', 'GatewayClass')
        : [],
      readNamespace(connection, namespace),
    ]);
    return success({
      context,
      server,
      version: gitVersion.replace(/^v/, ''),
      groups: known,
      ...(nodes === undefined ? {} : { nodes }),
      ...(classes === undefined ? {} : { storageClasses: classes.map(toClass) }),
      ...(ingresses === undefined ? {} : { ingressClasses: ingresses.map(nameOf) }),
      ...(gateways === undefined ? {} : { gatewayClasses: gateways.map(nameOf) }),
      ...(place === undefined ? {} : { namespace: place }),
    });
  } catch (error) {
    const { message = String(error), cause } = error as { message?: string; cause?: { message?: string } };
    const reason = cause?.message ?? message.split('\n')[0] ?? '';
    return failure(
      problem(
        'cluster',
        `The cluster of context "${context}" does not answer: ${reason}.`,
        'Check the network and the context with kubectl get nodes.',
      ),
    );
  }
};
