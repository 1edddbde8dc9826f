import type { ManifestObject } from './objects.js';
import type { Release } from './release.js';

/**
 * The group of an API version.
 *
 * @returns the empty text for the core group
 * @example groupOf('apps/v1') // 'apps'
 */
export const groupOf = (apiVersion: string): string => apiVersion.split('/').slice(0, -1).join('/');

/**
 * What makes an object the same one in two renders: group, kind, namespace and name. The version of the API is left
 * out, so that an object that moves to a newer one is still the same.
 *
 * @example identityOf(before, oldRelease) === identityOf(after, newRelease)
 */
export const identityOf = (
  { apiVersion, kind, metadata }: ManifestObject,
  { namespace }: Pick<Release, 'namespace'>,
): string => [groupOf(apiVersion), kind, metadata.namespace ?? namespace, metadata.name].join('\u0000');
