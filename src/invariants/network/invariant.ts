import type { ReleaseInvariant } from '../types.js';
import { authorizationLayer } from './authorization-layer.js';
import { dnsViolations, exitViolations } from './exits.js';
import { pairViolations } from './pairs.js';
import { networkPolicyLayer } from './policy-layer.js';

/** Who may talk to whom, computed from the NetworkPolicies, is what the call graph declares: no pair more, no pair less. */
export const networkMatrix: ReleaseInvariant = {
  rule: 'network-matrix',
  scope: 'release',
  title: 'The policies allow exactly the declared call graph',
  why: 'One pair too many is a way in for an intruder, one too few is a request that times out.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  inspect: (release, context) => {
    const layer = networkPolicyLayer(release);
    const hint =
      'Correct the policy, or the call graph: connections in the values, edges and entrances in chart-checks.yaml.';
    if (!layer.isUsed) return [];
    return [
      ...pairViolations(release, context, layer, hint),
      ...dnsViolations(release, context),
      ...exitViolations(release, context),
    ];
  },
};

/** The same for a mesh: what its AuthorizationPolicies and mutual TLS let through is the call graph. */
export const authorizationMatrix: ReleaseInvariant = {
  rule: 'authorization-matrix',
  scope: 'release',
  title: 'The AuthorizationPolicies of a mesh allow exactly the declared call graph',
  why: 'A sidecar refuses a call that no policy names, and lets everybody in where none stands.',
  source: 'https://istio.io/latest/docs/concepts/security/#authorization',
  inspect: (release, context) => {
    const layer = authorizationLayer(release);
    const hint =
      'Correct the AuthorizationPolicy, the ServiceAccount or the PeerAuthentication, or the call graph that they are made from.';
    return layer.isUsed ? pairViolations(release, context, layer, hint) : [];
  },
};
