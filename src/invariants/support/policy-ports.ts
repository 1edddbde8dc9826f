import { containersOf, matchesSelector, podLabelsOf, workloadsOf } from '../../manifest/index.js';
import type { ContainerPort, LabelSelector, ManifestObject, Release } from '../../manifest/index.js';
import type { Violation } from '../types.js';
import { nameOf, namespaceOf } from './pods.js';
import { isPort, networkPoliciesOf } from './policies.js';
import type { ListeningPort, NetworkPolicy, PolicyPort, PolicyRule } from './policies.js';

const podsOf = (release: Release, namespace: string, selector: LabelSelector): readonly ManifestObject[] =>
  workloadsOf(release).filter(
    (workload) =>
      namespaceOf(release, workload) === namespace && matchesSelector(podLabelsOf(workload), selector),
  );

const listening = ({ name, containerPort, protocol = 'TCP' }: ContainerPort): ListeningPort => ({
  port: containerPort,
  ...(name === undefined ? {} : { portName: name }),
  protocol,
});

const listens = (workloads: readonly ManifestObject[], port: PolicyPort): boolean =>
  workloads.some((workload) =>
    containersOf(workload).some(({ ports = [] }) =>
      ports.some((declared) => isPort(port, listening(declared))),
    ),
  );

// Peers that a release cannot see (other namespaces, addresses) have ports that it cannot see either.
const targetsOf = (
  release: Release,
  policy: NetworkPolicy,
  { peers }: PolicyRule,
): readonly ManifestObject[] | undefined => {
  if (
    peers === undefined ||
    peers.some(({ podSelector, namespaceSelector }) => !podSelector || namespaceSelector)
  )
    return undefined;
  return peers.flatMap(({ podSelector = {} }) => podsOf(release, policy.namespace, podSelector));
};

const check = (
  policy: NetworkPolicy,
  path: string,
  ports: readonly PolicyPort[],
  targets: readonly ManifestObject[] | undefined,
): readonly Violation[] => {
  if (targets === undefined || targets.length === 0) return [];
  return ports.flatMap((port, index): Violation[] => {
    if (port.port === undefined || listens(targets, port)) return [];
    return [
      {
        object: policy.object,
        path: `${path}.ports[${index}].port`,
        subject: String(port.port),
        message: `${nameOf(policy.object)} opens port ${port.port}, which no container of ${targets.map(nameOf).join(', ')} declares.`,
        hint: "Name the container's port, not the Service's: policies act on pods.",
      },
    ];
  });
};

/**
 * NetworkPolicies that open a port on which none of the pods they speak of listens: those they select for ingress,
 * their peers of the same namespace for egress.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource
 * @example policyPortViolations(release)
 */
export const policyPortViolations = (release: Release): readonly Violation[] =>
  networkPoliciesOf(release).flatMap((policy) => [
    ...(policy.ingress ?? []).flatMap(({ ports = [] }, index) =>
      check(policy, `spec.ingress[${index}]`, ports, podsOf(release, policy.namespace, policy.podSelector)),
    ),
    ...(policy.egress ?? []).flatMap((rule, index) =>
      check(policy, `spec.egress[${index}]`, rule.ports ?? [], targetsOf(release, policy, rule)),
    ),
  ]);
