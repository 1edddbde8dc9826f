import type { Release } from '../../manifest/index.js';
import { controlReferences } from './control.js';
import { podReferences } from './pods.js';
import { routeReferences } from './routes.js';
import type { Reference } from './types.js';

/**
 * Every place in a release that names another object.
 *
 * @example referencesIn(release).map(({ kind, name }) => `${kind}/${name}`)
 */
export const referencesIn = (release: Release): readonly Reference[] => [
  ...podReferences(release),
  ...routeReferences(release),
  ...controlReferences(release),
];
