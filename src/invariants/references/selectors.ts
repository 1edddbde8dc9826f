import { matchesSelector, podLabelsOf, workloadsOf } from '../../manifest/index.js';
import type { LabelSelector, ManifestObject, Release } from '../../manifest/index.js';
import { isLabelSelector } from '../support/selectors.js';
import { namespaceOf, objectAt, objectsAt, valueAt } from '../support/index.js';

/** A place in an object that selects pods. */
export interface PodSelection {
  readonly from: ManifestObject;
  readonly path: string;
  readonly selector: LabelSelector;
}

const ofServices = (release: Release): readonly PodSelection[] =>
  release.ofKind('Service').flatMap((from): PodSelection[] => {
    const { selector, type } = from.document.spec;
    if (selector === undefined || Object.keys(selector).length === 0 || type === 'ExternalName') return [];
    return [{ from, path: 'spec.selector', selector: { matchLabels: selector } }];
  });

const selectionAt = (
  from: ManifestObject,
  tree: unknown,
  field: string,
  path: string,
): readonly PodSelection[] => {
  const selector = valueAt(tree, field);
  return isLabelSelector(selector) ? [{ from, path, selector }] : [];
};

// A peer with a namespaceSelector, or in another namespace, may mean pods that the release does not make.
const peersOf = (policy: ManifestObject): readonly PodSelection[] =>
  ['ingress.from', 'egress.to'].flatMap((place) => {
    const [direction = '', field = ''] = place.split('.');
    return objectsAt(policy.document, 'spec', direction).flatMap((rule, index) =>
      objectsAt(rule, field).flatMap((peer, position) =>
        peer['namespaceSelector'] === undefined
          ? selectionAt(
              policy,
              peer,
              'podSelector',
              `spec.${direction}[${index}].${field}[${position}].podSelector`,
            )
          : [],
      ),
    );
  });

const MESH_POLICIES = ['AuthorizationPolicy', 'PeerAuthentication'];

/**
 * Every selector of a release that should find pods of it: of Services, disruption budgets and policies, also of a mesh.
 *
 * @example podSelections(release).map(({ from, path }) => `${from.metadata.name} ${path}`)
 */
export const podSelections = (release: Release): readonly PodSelection[] => [
  ...ofServices(release),
  ...release
    .ofKind<string>('PodDisruptionBudget')
    .flatMap((from) => selectionAt(from, objectAt(from.document, 'spec'), 'selector', 'spec.selector')),
  ...release
    .ofKind<string>('NetworkPolicy')
    .flatMap((from) => [
      ...selectionAt(from, objectAt(from.document, 'spec'), 'podSelector', 'spec.podSelector'),
      ...peersOf(from),
    ]),
  ...MESH_POLICIES.flatMap((kind) => release.ofKind<string>(kind)).flatMap((from) => {
    const matchLabels = valueAt(from.document, 'spec', 'selector', 'matchLabels');
    return isLabelSelector(matchLabels)
      ? selectionAt(from, objectAt(from.document, 'spec'), 'selector', 'spec.selector')
      : [];
  }),
];

/**
 * The workloads that a selection finds, in its own namespace.
 *
 * @example workloadsSelected(release, selection).length
 */
export const workloadsSelected = (
  release: Release,
  { from, selector }: PodSelection,
): readonly ManifestObject[] =>
  workloadsOf(release).filter(
    (workload) =>
      namespaceOf(release, workload) === namespaceOf(release, from) &&
      matchesSelector(podLabelsOf(workload), selector),
  );
