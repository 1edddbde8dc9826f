import { matchesSelector, podLabelsOf, type ManifestObject, type Release } from '../../manifest/index.js';
import { namespaceOf } from '../support/index.js';
import {
  networkPoliciesOf,
  type ListeningPort,
  type PolicyPort,
  type PolicyRule,
} from '../support/policies.js';
import { isPort } from '../support/policies.js';
import { isOutside, isPeer } from './peers.js';
import type { Pod } from './types.js';

interface RulesInForce {
  readonly namespace: string;
  readonly rules: readonly PolicyRule[];
}

/** Undefined when no policy limits that direction of the workload, which then is open. */
export type Limits = readonly RulesInForce[] | undefined;

/**
 * The rules that limit one direction of a workload's pods.
 *
 * @returns undefined when no policy does
 * @example limitsOf(release, deployment, 'egress')
 */
export function limitsOf(
  release: Release,
  workload: ManifestObject,
  direction: 'ingress' | 'egress',
): Limits {
  const inForce = networkPoliciesOf(release).flatMap((policy): readonly RulesInForce[] => {
    const rules = policy[direction];
    const isSelected =
      policy.namespace === namespaceOf(release, workload) &&
      matchesSelector(podLabelsOf(workload), policy.podSelector);
    return rules !== undefined && isSelected ? [{ namespace: policy.namespace, rules }] : [];
  });
  return inForce.length === 0 ? undefined : inForce;
}

/**
 * Tells whether limits let a connection from or to a pod through.
 *
 * @example lets(release, limitsOf(release, mysql, 'ingress'), podOf(release, admin), { port: 3306, protocol: 'TCP' })
 */
export const lets = (release: Release, limits: Limits, pod: Pod | 'outside', end: ListeningPort): boolean =>
  limits === undefined ||
  limits.some(({ namespace, rules }) =>
    rules.some(
      ({ peers, ports }) =>
        (peers === undefined || peers.some((peer) => isPeer(release, namespace, peer, pod))) &&
        (ports === undefined || ports.some((port) => isPort(port, end))),
    ),
  );

/**
 * The ports at which limits let a pod out to addresses and pods that are not of its namespace; one without a number is
 * every port.
 *
 * @example exitsOf(limitsOf(release, jenkins, 'egress')) // [{ port: 443, protocol: 'TCP' }]
 */
export const exitsOf = (limits: Limits): readonly PolicyPort[] =>
  limits === undefined
    ? [{}]
    : limits.flatMap(({ namespace, rules }) =>
        rules.flatMap(({ peers, ports }) =>
          peers === undefined || peers.some((peer) => isOutside(peer, namespace)) ? (ports ?? [{}]) : [],
        ),
      );
