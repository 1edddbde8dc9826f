import { podSpecOf, type ManifestObject, type Release } from '../../manifest/index.js';
import type { JsonObject } from '../../yaml/index.js';
import { namespaceOf, objectAt, objectsAt, podPathOf, textAt } from '../support/index.js';
import type { Reference } from './types.js';

interface Source {
  readonly kind: string;
  readonly field: string;
  readonly nameField: string;
}

const SOURCES: readonly Source[] = [
  { kind: 'ConfigMap', field: 'configMap', nameField: 'name' },
  { kind: 'Secret', field: 'secret', nameField: 'secretName' },
];

// In a projected volume a Secret is named by `name` too.
const PROJECTED: readonly Source[] = [
  { kind: 'ConfigMap', field: 'configMap', nameField: 'name' },
  { kind: 'Secret', field: 'secret', nameField: 'name' },
];

const fromSource = (
  { kind, field, nameField }: Source,
  volume: JsonObject,
  base: Pick<Reference, 'from' | 'namespace'>,
  path: string,
): readonly Reference[] => {
  const source = objectAt(volume, field);
  const name = textAt(source, nameField);
  if (name === undefined || source['optional'] === true) return [];
  const items = objectsAt(source, 'items').map((item, index) => ({
    key: textAt(item, 'key') ?? '',
    path: `${path}.${field}.items[${index}].key`,
  }));
  if (items.length === 0) return [{ ...base, kind, name, path: `${path}.${field}.${nameField}` }];
  return items.map((item) => ({ ...base, kind, name, ...item }));
};

const claimReference = (
  volume: JsonObject,
  base: Pick<Reference, 'from' | 'namespace'>,
  path: string,
): readonly Reference[] => {
  const name = textAt(volume, 'persistentVolumeClaim', 'claimName');
  return name === undefined
    ? []
    : [{ ...base, kind: 'PersistentVolumeClaim', name, path: `${path}.persistentVolumeClaim.claimName` }];
};

/**
 * What the volumes of a pod come from. Optional sources do not count.
 *
 * @example volumeReferences(release, deployment).map(({ kind, name }) => `${kind}/${name}`)
 */
export function volumeReferences(release: Release, workload: ManifestObject): readonly Reference[] {
  const base = { from: workload, namespace: namespaceOf(release, workload) };
  return objectsAt(podSpecOf(workload), 'volumes').flatMap((volume, index) => {
    const path = `${podPathOf(workload)}.volumes[${index}]`;
    const projected = objectsAt(volume, 'projected', 'sources').flatMap((source, position) =>
      PROJECTED.flatMap((kind) => fromSource(kind, source, base, `${path}.projected.sources[${position}]`)),
    );
    return [
      ...SOURCES.flatMap((source) => fromSource(source, volume, base, path)),
      ...projected,
      ...claimReference(volume, base, path),
    ];
  });
}
