import { workloadsOf, type Release } from '../../manifest/index.js';
import { namespaceOf } from '../support/index.js';
import { authorizationPoliciesOf, type AuthorizationPolicy } from './authorization-policies.js';
import { identitiesIn, matchRule, type Connection, type Match } from './authorization-rules.js';
import { hasSidecar, identityOf, mutualTlsOf, type Identity } from './mesh.js';
import type { Caller, Endpoint, TrafficLayer } from './types.js';

const KINDS = ['AuthorizationPolicy', 'PeerAuthentication'];

const matches = (
  policies: readonly AuthorizationPolicy[],
  action: string,
  connection: Connection,
  wanted: readonly Match[],
): boolean =>
  policies
    .filter((policy) => policy.action === action)
    .some(({ rules, namespace }) =>
      rules.some((rule) => wanted.includes(matchRule(rule, connection, namespace))),
    );

/**
 * Istio's order: a DENY rule that matches refuses, then without any ALLOW policy everything passes, else what one of
 * their rules matches. What CUSTOM policies ask of a program of the user's, no manifest tells.
 *
 * @see https://istio.io/latest/docs/concepts/security/#implicit-enablement
 */
const passes = (policies: readonly AuthorizationPolicy[], connection: Connection): boolean => {
  if (matches(policies, 'DENY', connection, ['always'])) return false;
  const isOpen = !policies.some(({ action }) => action === 'ALLOW');
  return isOpen || matches(policies, 'ALLOW', connection, ['always', 'sometimes']);
};

const STRANGERS: readonly Identity[] = [{ namespace: 'some-other-namespace', account: 'some-other-account' }];

const isSame = (one: Identity, other: Identity): boolean =>
  one.namespace === other.namespace && one.account === other.account;

/** Who knocks from outside: any pod of the mesh that is none of the release, and those that the rules name. */
const outsiders = (
  release: Release,
  to: Endpoint,
  policies: readonly AuthorizationPolicy[],
): readonly Identity[] => {
  // Also accounts whose pods something in the release makes, such as the agents of a build server.
  const own = [
    ...workloadsOf(release).map((workload) => identityOf(release, workload)),
    ...release.ofKind('ServiceAccount').map((account) => ({
      namespace: namespaceOf(release, account),
      account: account.metadata.name,
    })),
  ];
  return [
    ...STRANGERS,
    { namespace: to.namespace, account: 'some-other-account' },
    ...policies.flatMap(({ rules, namespace }) => identitiesIn(rules, namespace)),
  ].filter((identity) => !own.some((one) => isSame(one, identity)));
};

/**
 * What a mesh lets through to pods that have a sidecar: mutual TLS first, then the AuthorizationPolicies. A pod without a
 * sidecar has no identity, and nothing guards it.
 *
 * @see https://istio.io/latest/docs/concepts/security/
 * @example authorizationLayer(release).allows('outside', endpoint)
 */
export function authorizationLayer(release: Release): TrafficLayer {
  const allows = (from: Caller, to: Endpoint): boolean => {
    if (!hasSidecar(release, to.workload)) return true;
    const policies = authorizationPoliciesOf(release, to.workload);
    const mode = mutualTlsOf(release, to.workload, to.port);
    const known =
      from === 'outside'
        ? outsiders(release, to, policies)
        : hasSidecar(release, from.workload)
          ? [identityOf(release, from.workload)]
          : [];
    const isPlain =
      mode === 'DISABLE' || (mode === 'PERMISSIVE' && (from === 'outside' || known.length === 0));
    const identities = [...(mode === 'DISABLE' ? [] : known), ...(isPlain ? [undefined] : [])];
    return identities.some((identity) => passes(policies, { identity, port: to.port }));
  };
  return {
    name: 'AuthorizationPolicy',
    isUsed: KINDS.some((kind) => release.ofKind(kind).length > 0),
    allows,
  };
}
