import type { ClusterFacts, Fit, NodeFacts } from './types.js';

/** A cluster of one sort, and how it is recognised. */
interface Sort {
  readonly environment: string;
  readonly recognise: (facts: ClusterFacts) => string | undefined;
}

const someNode = ({ nodes = [] }: ClusterFacts, meets: (node: NodeFacts) => boolean): NodeFacts | undefined =>
  nodes.find(meets);

const hasProvisioner = ({ storageClasses = [] }: ClusterFacts, pattern: RegExp): string | undefined =>
  storageClasses.find(({ provisioner }) => pattern.test(provisioner))?.provisioner;

/** The first that recognises the cluster decides, so the more particular ones come first. */
const SORTS: readonly Sort[] = [
  {
    environment: 'eks',
    recognise: (facts) => {
      const node = someNode(
        facts,
        ({ labels, provider }) =>
          provider.startsWith('aws:') ||
          Object.keys(labels).some((key) => key.startsWith('eks.amazonaws.com/')),
      );
      if (node !== undefined) return `Node ${node.name} is a machine of AWS.`;
      const driver = hasProvisioner(facts, /^(ebs|efs)\.csi\.aws\.com$/);
      return driver === undefined ? undefined : `There is a storage class of ${driver}.`;
    },
  },
  {
    environment: 'nks',
    recognise: ({ server }) =>
      /(nhncloud|nhncloudservice|toast)\.com/.test(server)
        ? `The API server ${server} is one of NHN Cloud.`
        : undefined,
  },
  {
    environment: 'openstack',
    recognise: (facts) => {
      const node = someNode(facts, ({ provider }) => provider.startsWith('openstack:'));
      if (node !== undefined) return `Node ${node.name} is a machine of OpenStack.`;
      const driver = hasProvisioner(facts, /^cinder\.csi\.openstack\.org$/);
      return driver === undefined ? undefined : `There is a storage class of ${driver}.`;
    },
  },
  {
    environment: 'vagrant',
    recognise: (facts) => {
      const node = someNode(facts, ({ address }) => address.startsWith('192.168.56.'));
      return node === undefined
        ? undefined
        : `Node ${node.name} has an address of the Vagrant network, ${node.address}.`;
    },
  },
  {
    environment: 'local',
    recognise: ({ storageClasses = [] }) => {
      const standard = storageClasses.find(({ isDefault }) => isDefault);
      return standard === undefined
        ? undefined
        : `Nothing tells of a cloud, and there is a default storage class, ${standard.name}.`;
    },
  },
];

const ISTIO = 'networking.istio.io';

/**
 * Says which of the chart's environments suits a cluster, and why.
 *
 * @param available - names of the chart's environment files
 * @example fitEnvironment(facts, ['local', 'eks']).environment // 'eks'
 */
export const fitEnvironment = (facts: ClusterFacts, available: readonly string[]): Fit => {
  const hasIstio = facts.groups.includes(ISTIO) && available.includes('istio');
  const overlays = hasIstio ? ['istio'] : [];
  const mesh = hasIstio ? ['The cluster has Istio, for which there is an overlay.'] : [];
  for (const { environment, recognise } of SORTS.filter((sort) => available.includes(sort.environment))) {
    const reason = recognise(facts);
    if (reason !== undefined) return { environment, reasons: [reason, ...mesh], overlays };
  }
  const reason =
    facts.storageClasses === undefined
      ? 'This user may not list nodes and storage classes, so nothing tells what cluster it is.'
      : 'There is no default storage class: make one, or name a class in global.storage.shared and global.storage.block.';
  return { reasons: [reason, ...mesh], overlays };
};
