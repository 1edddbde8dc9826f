import { releaseNeeds } from '../../../invariants/index.js';
import type { Release } from '../../../manifest/index.js';
import { formatQuantity } from '../../../quantities/index.js';

/** What a quota that is made to fit speaks of. */
const RESOURCES = [
  'requests.cpu',
  'requests.memory',
  'limits.cpu',
  'limits.memory',
  'pods',
  'requests.storage',
  'persistentvolumeclaims',
] as const;

/**
 * The smallest quota that holds each of several releases at its largest.
 *
 * @example fittingQuota([release]) // { 'requests.cpu': '9500m', pods: '44', … }
 */
export const fittingQuota = (releases: readonly Release[]): Readonly<Record<string, string>> => {
  const needs = releases.map((release) => releaseNeeds(release));
  return Object.fromEntries(
    RESOURCES.map((name) => [
      name,
      formatQuantity(name, Math.max(0, ...needs.map((amounts) => amounts.get(name) ?? 0))),
    ]),
  );
};
