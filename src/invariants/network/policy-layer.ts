import { podLabelsOf, type ManifestObject, type Release } from '../../manifest/index.js';
import { namespaceOf } from '../support/index.js';
import { networkPoliciesOf } from '../support/policies.js';
import { lets, limitsOf, type Limits } from './policy-limits.js';
import type { Caller, Pod, TrafficLayer } from './types.js';

const podOf = (caller: Caller): Pod | 'outside' =>
  caller === 'outside' ? caller : { namespace: caller.namespace, labels: podLabelsOf(caller.workload) };

/**
 * What the NetworkPolicies of a release let through: a connection passes when the egress of its source and the ingress
 * of its target both allow it, and a direction that no policy limits allows everything.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation
 * @example networkPolicyLayer(release).allows({ workload: admin, namespace }, endpoint)
 */
export function networkPolicyLayer(release: Release): TrafficLayer {
  const known = new Map<string, Limits>();
  const limits = (workload: ManifestObject, direction: 'ingress' | 'egress'): Limits => {
    const key = `${direction}/${workload.kind}/${namespaceOf(release, workload)}/${workload.metadata.name}`;
    if (!known.has(key)) known.set(key, limitsOf(release, workload, direction));
    return known.get(key);
  };
  return {
    name: 'NetworkPolicy',
    isUsed: networkPoliciesOf(release).length > 0,
    allows: (from, to) => {
      const target = { workload: to.workload, namespace: to.namespace };
      const leaves = from === 'outside' || lets(release, limits(from.workload, 'egress'), podOf(target), to);
      return leaves && lets(release, limits(to.workload, 'ingress'), podOf(from), to);
    },
  };
}

/** The pods of cluster DNS: https://kubernetes.io/docs/tasks/administer-cluster/dns-debugging-resolution/ */
const DNS: Pod = {
  namespace: 'kube-system',
  labels: { 'k8s-app': 'kube-dns' },
};

/**
 * Tells whether the pods of a workload may ask the cluster's DNS: by UDP, and by TCP for long answers.
 *
 * @example mayAskDns(release, deployment)
 */
export const mayAskDns = (release: Release, workload: ManifestObject): boolean =>
  ['UDP', 'TCP'].every((protocol) =>
    lets(release, limitsOf(release, workload, 'egress'), DNS, { port: 53, protocol }),
  );
