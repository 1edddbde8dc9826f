import { identityOf, type ManifestObject, type Release } from '../manifest/index.js';
import type { JsonObject } from '../yaml/index.js';
import type { Place, Upgrade } from './types.js';

/** One object on both sides. */
export interface ObjectPair {
  readonly before: ManifestObject;
  readonly after: ManifestObject;
}

/** The objects of an upgrade by what becomes of them. */
export interface MatchedObjects {
  readonly pairs: readonly ObjectPair[];
  /** Objects of the newer side only. */
  readonly added: readonly ManifestObject[];
  /** Objects of the older side only. */
  readonly removed: readonly ManifestObject[];
}

const HOOK = 'helm.sh/hook';

/** Whatever a chart ships in crds/ is made once, and never touched again. */
export const isShippedDefinition = ({ source }: ManifestObject): boolean => source.includes('/crds/');

// Hooks are deleted and made anew by Helm, each time they run.
const isManaged = (object: ManifestObject): boolean =>
  object.metadata.annotations[HOOK] === undefined && !isShippedDefinition(object);

const indexOf = (release: Release, test: (object: ManifestObject) => boolean) =>
  new Map(release.objects.filter(test).map((object) => [identityOf(object, release), object]));

/**
 * Matches the objects of both sides that a release manages: hooks and what lies in crds/ are none.
 *
 * @param test - which objects are meant
 * @example matchObjects(upgrade).removed.map(({ kind }) => kind)
 */
export const matchObjects = ({ before, after }: Upgrade, test = isManaged): MatchedObjects => {
  const old = indexOf(before.release, test);
  const fresh = indexOf(after.release, test);
  const pairs = [...fresh].flatMap(([key, object]): readonly ObjectPair[] => {
    const earlier = old.get(key);
    return earlier === undefined ? [] : [{ before: earlier, after: object }];
  });
  return {
    pairs,
    added: [...fresh].filter(([key]) => !old.has(key)).map(([, object]) => object),
    removed: [...old].filter(([key]) => !fresh.has(key)).map(([, object]) => object),
  };
};

/** The whole document of an object. */
export const documentOf = ({ document }: ManifestObject): JsonObject => document as JsonObject;

/** Where an object is, for commands. */
export const placeOf = ({ metadata }: ManifestObject, { namespace }: Release): Place => ({
  name: metadata.name,
  namespace: metadata.namespace ?? namespace,
});
