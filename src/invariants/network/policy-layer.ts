import { matchesSelector, podLabelsOf, type ManifestObject, type Release } from '../../manifest/index.js';
import { isPort, networkPoliciesOf, type NetworkPolicy, type PolicyRule } from '../support/policies.js';
import { isPeer } from './peers.js';
import type { Caller, Endpoint, TrafficLayer } from './types.js';

interface RulesInForce {
  readonly namespace: string;
  readonly rules: readonly PolicyRule[];
}

/** Undefined when no policy limits that direction of the workload, which then is open. */
type Limits = readonly RulesInForce[] | undefined;

const limitsOf = (
  policies: readonly NetworkPolicy[],
  workload: ManifestObject,
  namespace: string,
  direction: 'ingress' | 'egress',
): Limits => {
  const inForce = policies.flatMap((policy): readonly RulesInForce[] => {
    const rules = policy[direction];
    const selected =
      policy.namespace === namespace && matchesSelector(podLabelsOf(workload), policy.podSelector);
    return rules !== undefined && selected ? [{ namespace: policy.namespace, rules }] : [];
  });
  return inForce.length === 0 ? undefined : inForce;
};

const lets = (release: Release, limits: Limits, peer: Caller, endpoint: Endpoint): boolean =>
  limits === undefined ||
  limits.some(({ namespace, rules }) =>
    rules.some(
      ({ peers, ports }) =>
        (peers === undefined || peers.some((candidate) => isPeer(release, namespace, candidate, peer))) &&
        (ports === undefined || ports.some((port) => isPort(port, endpoint))),
    ),
  );

/**
 * What the NetworkPolicies of a release let through: a connection passes when the egress of its source and the ingress
 * of its target both allow it, and a direction that no policy limits allows everything.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation
 * @example networkPolicyLayer(release).allows({ workload: admin, namespace }, endpoint)
 */
export function networkPolicyLayer(release: Release): TrafficLayer {
  const policies = networkPoliciesOf(release);
  const known = new Map<string, Limits>();
  const limits = (workload: ManifestObject, namespace: string, direction: 'ingress' | 'egress'): Limits => {
    const key = `${direction}/${workload.kind}/${namespace}/${workload.metadata.name}`;
    if (!known.has(key)) known.set(key, limitsOf(policies, workload, namespace, direction));
    return known.get(key);
  };
  return {
    name: 'NetworkPolicy',
    isUsed: policies.length > 0,
    allows: (from, to) => {
      const target: Caller = { workload: to.workload, namespace: to.namespace };
      const leaves =
        from === 'outside' || lets(release, limits(from.workload, from.namespace, 'egress'), target, to);
      return leaves && lets(release, limits(to.workload, to.namespace, 'ingress'), from, to);
    },
  };
}

/** The port of cluster DNS: https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/ */
const DNS = { port: 53, protocol: 'UDP' } as const;

/**
 * Tells whether the pods of a workload may ask the cluster's DNS, which runs in another namespace.
 *
 * @example mayAskDns(release, deployment)
 */
export function mayAskDns(release: Release, workload: ManifestObject): boolean {
  const namespace = workload.metadata.namespace ?? release.namespace;
  const limits = limitsOf(networkPoliciesOf(release), workload, namespace, 'egress');
  return lets(release, limits, 'outside', { workload, namespace, ...DNS });
}
