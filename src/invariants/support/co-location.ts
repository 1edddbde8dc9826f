import {
  matchesSelector,
  podLabelsOf,
  podSpecOf,
  type LabelSelector,
  type ManifestObject,
} from '../../manifest/index.js';
import { objectsAt, textAt, textsAt } from './json.js';

const HOSTNAME = 'kubernetes.io/hostname';

interface AffinityTerm {
  readonly selector: LabelSelector;
  readonly isOwnNamespace: boolean;
}

const hostTermsOf = (workload: ManifestObject): readonly AffinityTerm[] =>
  objectsAt(podSpecOf(workload), 'affinity', 'podAffinity', 'requiredDuringSchedulingIgnoredDuringExecution')
    .filter((term) => textAt(term, 'topologyKey') === HOSTNAME && term['labelSelector'] !== undefined)
    .map((term) => ({
      selector: term['labelSelector'] as LabelSelector,
      isOwnNamespace: textsAt(term, 'namespaces').length === 0 && term['namespaceSelector'] === undefined,
    }));

const nodeOf = (workload: ManifestObject): string | undefined => {
  const spec = podSpecOf(workload);
  return textAt(spec, 'nodeName') ?? spec?.nodeSelector?.[HOSTNAME];
};

/**
 * Tells whether the scheduler must put all pods of some workloads of one namespace on one node: each pod requires
 * affinity by host to pods with labels that all of them carry, or all ask for the same node by name.
 * Weaker forms (a chain of terms) are not recognised, since the order of starts would decide.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity
 * @example shareNode([config, portalService])
 */
export function shareNode(workloads: readonly ManifestObject[]): boolean {
  const nodes = new Set(workloads.map(nodeOf));
  if (nodes.size === 1 && !nodes.has(undefined)) return true;
  return workloads.every((workload) =>
    hostTermsOf(workload).some(
      ({ selector, isOwnNamespace }) =>
        isOwnNamespace && workloads.every((other) => matchesSelector(podLabelsOf(other), selector)),
    ),
  );
}
