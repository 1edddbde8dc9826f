import type { ManifestObject, Release } from '../manifest/index.js';
import type { ObjectId } from './types.js';

interface Named {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string | undefined;
}

/**
 * Identity of an object on the page.
 *
 * @example identify({ kind: 'Service', name: 'egov-mysql', namespace: 'egov' }, release) // 'Service/egov-mysql'
 */
export const identify = ({ kind, name, namespace }: Named, release: Release): ObjectId =>
  namespace === undefined || namespace === release.namespace
    ? `${kind}/${name}`
    : `${namespace}/${kind}/${name}`;

/**
 * Identity of an object of the release.
 *
 * @example idOf(deployment, release) // 'Deployment/egov-admin'
 */
export const idOf = ({ kind, metadata }: ManifestObject, release: Release): ObjectId =>
  identify({ kind, name: metadata.name, namespace: metadata.namespace }, release);

/**
 * What is left of a name without the release in front, which every object repeats.
 *
 * @example shortName('egov-portal-service', release) // 'portal-service'
 */
export const shortName = (name: string, release: Release): string => {
  const prefix = `${release.name}-`;
  return name.startsWith(prefix) && name.length > prefix.length ? name.slice(prefix.length) : name;
};
