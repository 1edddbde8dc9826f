import { withoutSecrets } from '../diff/index.js';
import { podSelections, referencesIn, workloadsSelected } from '../invariants/index.js';
import type { ManifestObject, Release } from '../manifest/index.js';
import type { JsonObject } from '../yaml/index.js';
import { idOf, identify } from './identity.js';
import { toYaml, type TextPool } from './texts.js';
import type { ObjectId, ObjectModel, ReferenceModel } from './types.js';

interface Use {
  readonly from: ManifestObject;
  readonly target: ObjectId;
  readonly path: string;
}

const usesIn = (release: Release): readonly Use[] => [
  ...referencesIn(release).map(({ from, kind, name, namespace, path }) => ({
    from,
    path,
    target: identify({ kind, name, ...(kind.startsWith('Cluster') ? {} : { namespace }) }, release),
  })),
  ...podSelections(release).flatMap((selection) =>
    workloadsSelected(release, selection).map((workload) => ({
      from: selection.from,
      path: selection.path,
      target: idOf(workload, release),
    })),
  ),
];

const gather = (uses: readonly Use[], known: ReadonlySet<ObjectId>): readonly ReferenceModel[] => {
  const byTarget = new Map<ObjectId, ReferenceModel>();
  for (const { target, path } of uses) {
    const earlier = byTarget.get(target);
    byTarget.set(target, {
      ...(known.has(target) ? { object: target } : {}),
      label: target,
      path: earlier?.path ?? path,
      count: (earlier?.count ?? 0) + 1,
    });
  }
  return [...byTarget.values()];
};

/**
 * The objects of a release with what each of them names or selects. Values of Secrets are hidden.
 *
 * @param texts - takes the manifests
 * @example toObjects(release, createTextPool()).map(({ id }) => id)
 */
export function toObjects(release: Release, texts: TextPool): readonly ObjectModel[] {
  const known = new Set(release.objects.map((object) => idOf(object, release)));
  const byObject = new Map<ManifestObject, Use[]>();
  for (const use of usesIn(release)) byObject.set(use.from, [...(byObject.get(use.from) ?? []), use]);
  return release.objects.map((object) => ({
    id: idOf(object, release),
    kind: object.kind,
    name: object.metadata.name,
    ...(object.metadata.namespace === undefined ? {} : { namespace: object.metadata.namespace }),
    apiVersion: object.apiVersion,
    template: object.source,
    text: texts.add(toYaml(withoutSecrets(object.document as JsonObject))),
    uses: gather(byObject.get(object) ?? [], known),
  }));
}
