import { workloadsOf, type ClaimSpec, type ManifestObject, type Release } from '../../manifest/index.js';
import type { JsonObject } from '../../yaml/index.js';
import {
  nameOf,
  namespaceOf,
  objectAt,
  objectsAt,
  placedContainersOf,
  textAt,
  valueAt,
} from '../support/index.js';
import type { ReleaseInvariant, Violation } from '../types.js';
import { milliOf } from './amounts.js';

/** Something that a LimitRange limits, where it stands. */
interface Limited {
  readonly object: ManifestObject;
  readonly path: string;
  /** As the message gives it. */
  readonly name: string;
  readonly limits: JsonObject;
  readonly requests: JsonObject;
}

const containersIn = (release: Release): readonly Limited[] =>
  workloadsOf(release).flatMap((object) =>
    placedContainersOf(object).map(({ container, path }) => ({
      object,
      path: `${path}.resources`,
      name: `Container ${container.name} of ${nameOf(object)}`,
      limits: objectAt(container, 'resources', 'limits'),
      requests: objectAt(container, 'resources', 'requests'),
    })),
  );

const asLimited = (object: ManifestObject, path: string, name: string, spec: ClaimSpec): Limited => {
  const requests = objectAt(spec, 'resources', 'requests');
  return { object, path: `${path}.resources`, name, limits: requests, requests };
};

const claimsIn = (release: Release): readonly Limited[] => [
  ...release
    .ofKind('PersistentVolumeClaim')
    .map((claim) => asLimited(claim, 'spec', nameOf(claim), claim.document.spec)),
  ...release
    .ofKind('StatefulSet')
    .flatMap((set) =>
      (set.document.spec.volumeClaimTemplates ?? []).map(({ metadata, spec }, index) =>
        asLimited(
          set,
          `spec.volumeClaimTemplates[${index}].spec`,
          `Claim ${metadata.name} of ${nameOf(set)}`,
          spec,
        ),
      ),
    ),
];

const violation = (
  { object, path, name }: Limited,
  resource: string,
  message: string,
  range: ManifestObject,
): Violation => ({
  object,
  path,
  subject: resource,
  message: `${name} ${message} of ${nameOf(range)}.`,
  hint: `Change its resources, or the limits of ${nameOf(range)}.`,
});

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const inspectLimited = (limited: Limited, limit: JsonObject, range: ManifestObject): readonly Violation[] => [
  ...Object.entries(objectAt(limit, 'max')).flatMap(([resource, max]) => {
    const value = valueAt(limited.limits, resource);
    return value === undefined || milliOf(value) <= milliOf(max)
      ? []
      : [violation(limited, resource, `has ${resource} ${text(value)}, over the max ${text(max)}`, range)];
  }),
  ...Object.entries(objectAt(limit, 'min')).flatMap(([resource, min]) => {
    const value = valueAt(limited.requests, resource);
    return value === undefined || milliOf(value) >= milliOf(min)
      ? []
      : [violation(limited, resource, `has ${resource} ${text(value)}, under the min ${text(min)}`, range)];
  }),
];

const inspectRange = (release: Release, range: ManifestObject): readonly Violation[] =>
  objectsAt(range.document, 'spec', 'limits').flatMap((limit) => {
    const type = textAt(limit, 'type');
    const limited =
      type === 'Container'
        ? containersIn(release)
        : type === 'PersistentVolumeClaim'
          ? claimsIn(release)
          : [];
    return limited.flatMap((one) => inspectLimited(one, limit, range));
  });

/** Every container and claim lies within the LimitRange of the namespace. */
export const limitRangeFits: ReleaseInvariant = {
  rule: 'limit-range-fits',
  scope: 'release',
  title: 'Containers and claims lie within the LimitRange of the namespace',
  why: 'The API server refuses a pod or claim outside it, and the workload stays without pods.',
  source: 'https://kubernetes.io/docs/concepts/policy/limit-range/',
  inspect: (release) =>
    release
      .ofKind<string>('LimitRange')
      .filter((range) => namespaceOf(release, range) === release.namespace)
      .flatMap((range) => inspectRange(release, range)),
};
