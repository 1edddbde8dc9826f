import type { ManifestObject } from '../../manifest/index.js';
import type { RenderedCase } from '../types.js';

/**
 * The usual form of an object that was rendered elsewhere, which is the one that a reader knows.
 *
 * @returns the object itself when the usual release has no such one
 * @example usualFormOf(object, rendered).metadata.name // 'egov-web' for 'other-web'
 */
export const usualFormOf = (object: ManifestObject, { release, elsewhere }: RenderedCase): ManifestObject => {
  const { name, namespace } = object.metadata;
  const usualName = name.replace(elsewhere.release.name, release.name);
  const usualNamespace = namespace === elsewhere.release.namespace ? release.namespace : namespace;
  return release.find(object.kind, usualName, usualNamespace) ?? object;
};
