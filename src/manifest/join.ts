import type { ManifestObject } from './objects.js';
import { indexObjects, type Release } from './release.js';

const placed = (release: Release, namespace: string): readonly ManifestObject[] =>
  release.objects.map((object) => ({
    ...object,
    metadata: {
      ...object.metadata,
      namespace:
        (object.metadata.namespace ?? release.namespace) === release.namespace
          ? namespace
          : (object.metadata.namespace ?? namespace),
    },
  }));

/**
 * Two releases of one cluster as if they were one, to ask what happens between them.
 *
 * @param namespace - where the second one is installed; by default its own
 * @returns a release with the name and namespace of the first
 * @example joinReleases(egov, other, egov.namespace).ofKind('NetworkPolicy')
 */
export const joinReleases = (first: Release, second: Release, namespace = second.namespace): Release =>
  indexObjects([...placed(first, first.namespace), ...placed(second, namespace)], {
    name: first.name,
    namespace: first.namespace,
    defects: [],
  });
