import { coerce, satisfies } from 'semver';
import type { Check, ClusterFacts } from './types.js';

/** What the chart's Chart.yaml asks for. */
const KUBERNETES_RANGE = '>=1.32.0';

/** Provisioners whose volumes several nodes can mount for writing at once. */
const SHARED_PROVISIONERS: readonly RegExp[] = [
  /nfs/,
  /^efs\.csi\.aws\.com$/,
  /cephfs/,
  /^file\.csi\.azure\.com$/,
  /^filestore\.csi\.storage\.gke\.io$/,
  /manila/,
  /^driver\.longhorn\.io$/,
];

const ok = (name: string, found: string): Check => ({ area: 'cluster', name, verdict: 'ok', found });
const note = (name: string, found: string, hint: string): Check => ({
  area: 'cluster',
  name,
  verdict: 'note',
  found,
  hint,
});

const HIDDEN = 'this user may not list them';
const ASK = 'Ask for the right to list them, to learn which environment fits.';

const checkVersion = ({ version }: ClusterFacts): Check => {
  if (satisfies(coerce(version) ?? '', KUBERNETES_RANGE)) return ok('Kubernetes', version);
  const hint = 'The chart needs Kubernetes 1.32 or later: upgrade the cluster.';
  return { area: 'cluster', name: 'Kubernetes', verdict: 'missing', found: version, hint };
};

const checkClasses = ({ storageClasses }: ClusterFacts): readonly Check[] => {
  if (storageClasses === undefined) return [note('Storage classes', HIDDEN, ASK)];
  const standard = storageClasses.find(({ isDefault }) => isDefault);
  const shared = storageClasses.filter(({ provisioner }) =>
    SHARED_PROVISIONERS.some((pattern) => pattern.test(provisioner)),
  );
  return [
    standard === undefined
      ? note(
          'Default class',
          storageClasses.length === 0
            ? 'none, nor any other'
            : `none of ${storageClasses.map(({ name }) => name).join(', ')}`,
          'Name classes in global.storage.shared.storageClass and global.storage.block.storageClass.',
        )
      : ok('Default class', `${standard.name} (${standard.provisioner})`),
    shared.length === 0
      ? note(
          'ReadWriteMany',
          'no class is known for it',
          'Services with the shared volume stay on one node. For more, add NFS or EFS and set global.storage.shared.',
        )
      : ok('ReadWriteMany', shared.map(({ name, provisioner }) => `${name} (${provisioner})`).join(', ')),
  ];
};

const checkMetrics = ({ groups }: ClusterFacts): Check =>
  groups.includes('metrics.k8s.io')
    ? ok('Metrics', 'metrics.k8s.io')
    : note('Metrics', 'none', 'Autoscalers do nothing without: install metrics-server.');

const listed = (name: string, found: readonly string[] | undefined, value: string): Check => {
  if (found === undefined) return note(name, HIDDEN, ASK);
  return found.length === 0
    ? note(name, 'none', `global.exposure.type cannot be ${value} here.`)
    : ok(name, found.join(', '));
};

const checkIstio = ({ groups }: ClusterFacts): Check =>
  groups.includes('networking.istio.io')
    ? ok('Istio', 'installed')
    : note('Istio', 'none', 'global.mesh.enabled and global.exposure.type istio need it.');

const checkNamespace = ({ namespace }: ClusterFacts, name: string): Check => {
  const title = `Namespace ${name}`;
  if (namespace === undefined) return note(title, 'not there yet', 'Install with --create-namespace.');
  const { podSecurity } = namespace;
  return podSecurity === undefined
    ? note(
        title,
        'no PodSecurity level',
        `The chart keeps restricted: kubectl label namespace ${name} pod-security.kubernetes.io/enforce=restricted`,
      )
    : ok(title, `PodSecurity ${podSecurity}`);
};

/**
 * Judges what the API server told.
 *
 * @param facts - what it told
 * @param namespace - of the release
 * @example checkCluster(facts, 'egov').filter(({ verdict }) => verdict === 'missing')
 */
export const checkCluster = (facts: ClusterFacts, namespace: string): readonly Check[] => [
  checkVersion(facts),
  facts.nodes === undefined ? note('Nodes', HIDDEN, ASK) : ok('Nodes', String(facts.nodes.length)),
  ...checkClasses(facts),
  checkMetrics(facts),
  listed('Ingress classes', facts.ingressClasses, 'ingress'),
  listed('Gateway classes', facts.gatewayClasses, 'gateway'),
  checkIstio(facts),
  checkNamespace(facts, namespace),
];
