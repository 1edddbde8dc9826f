import { identityOf, type ManifestObject, type Release } from '../manifest/index.js';
import type { JsonObject } from '../yaml/index.js';
import { compareDocuments } from './documents.js';
import { isNoise } from './noise.js';
import { hideSecret } from './secrets.js';
import type { DiffOptions, FieldChange, ObjectChange, ReleaseDiff } from './types.js';

const toChange = (
  type: ObjectChange['type'],
  { apiVersion, kind, metadata, source }: ManifestObject,
  release: Release,
  fields: readonly FieldChange[] = [],
): ObjectChange => ({
  type,
  apiVersion,
  kind,
  namespace: metadata.namespace === release.namespace ? undefined : metadata.namespace,
  name: metadata.name,
  template: source,
  fields,
});

const fieldsOf = (before: ManifestObject, after: ManifestObject): readonly FieldChange[] => {
  const fields = compareDocuments(before.document as JsonObject, after.document as JsonObject);
  return after.kind === 'Secret' ? fields.map(hideSecret) : fields;
};

type FieldTest = (object: ManifestObject, change: FieldChange) => boolean;

// Generated passwords and certificates are new in every render; only a cluster keeps them.
const randomFields = (release: Release, again: Release | undefined): FieldTest => {
  const random = new Set<string>();
  const place = (object: ManifestObject, { path }: FieldChange): string =>
    [identityOf(object, release), ...path].join('\u0000');
  for (const object of release.objects) {
    const other = again?.find(object.kind, object.metadata.name, object.metadata.namespace);
    if (other === undefined) continue;
    for (const field of fieldsOf(object, other)) random.add(place(object, field));
  }
  return (object, change) => random.has(place(object, change));
};

/**
 * Compares two releases object by object and field by field.
 *
 * @param before - the older side
 * @param after - the newer side
 * @returns what differs, in the order of the newer render, objects that are gone last
 * @example compareReleases(indexRelease(old), indexRelease(fresh)).objects.length
 */
export function compareReleases(before: Release, after: Release, options: DiffOptions = {}): ReleaseDiff {
  const { showNoise = false, again } = options;
  const isRandom = randomFields(after, again);
  const old = new Map(before.objects.map((object) => [identityOf(object, before), object]));
  const objects: ObjectChange[] = [];
  let same = 0;
  let noise = 0;
  for (const object of after.objects) {
    const key = identityOf(object, after);
    const earlier = old.get(key);
    old.delete(key);
    if (earlier === undefined) {
      objects.push(toChange('added', object, after));
      continue;
    }
    const all = fieldsOf(earlier, object);
    const fields = showNoise
      ? all
      : all.filter((change) => !isNoise(change.path) && !isRandom(object, change));
    noise += all.length - fields.length;
    if (fields.length === 0) same += 1;
    else objects.push(toChange('changed', object, after, fields));
  }
  const gone = [...old.values()].map((object) => toChange('removed', object, before));
  return { objects: [...objects, ...gone], same, noise };
}
