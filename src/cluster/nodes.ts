import type { V1Node, V1StorageClass } from '@kubernetes/client-node';

/** Two zones, so that spreading and anti-affinity are really decided. */
const ZONES = ['a', 'b'] as const;

/** A common size of worker; the whole system with ELK requests about half of the two. */
const CAPACITY = { cpu: '8', memory: '32Gi', pods: '110', 'ephemeral-storage': '200Gi' };

/** The class that claims without a class get, as on most managed clusters. */
export const DEFAULT_STORAGE_CLASS = 'standard';

/**
 * The nodes of an embedded cluster.
 *
 * @returns one node a zone, 8 CPU, 32Gi and 110 pods each
 * @example
 * simulatedNodes().map((node) => node.metadata?.name) // ['simulated-a', 'simulated-b']
 */
export const simulatedNodes = (): readonly V1Node[] =>
  ZONES.map((zone) => {
    const name = `simulated-${zone}`;
    return {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: {
        name,
        annotations: { 'kwok.x-k8s.io/node': 'fake', 'node.alpha.kubernetes.io/ttl': '0' },
        labels: {
          'kubernetes.io/hostname': name,
          'kubernetes.io/os': 'linux',
          'kubernetes.io/arch': 'amd64',
          'node.kubernetes.io/instance-type': 'simulated',
          'topology.kubernetes.io/region': 'simulated',
          'topology.kubernetes.io/zone': zone,
        },
      },
      status: { capacity: CAPACITY, allocatable: CAPACITY },
    };
  });

/**
 * The default class of an embedded cluster.
 *
 * @example
 * defaultStorageClass().volumeBindingMode // 'WaitForFirstConsumer'
 */
export const defaultStorageClass = (): V1StorageClass => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: {
    name: DEFAULT_STORAGE_CLASS,
    annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
  },
  provisioner: 'egov-msa.simulated/volume',
  reclaimPolicy: 'Delete',
  volumeBindingMode: 'WaitForFirstConsumer',
});
