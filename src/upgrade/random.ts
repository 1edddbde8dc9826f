import { compareDocuments } from '../diff/index.js';
import { identityOf, type ManifestObject } from '../manifest/index.js';
import { normalForm } from './normal-form.js';
import { documentOf } from './objects.js';
import type { UpgradeSide } from './types.js';

/** Tells whether a field differs in every render. */
export type RandomTest = (object: ManifestObject, path: readonly string[]) => boolean;

const placeIn = (identity: string, path: readonly string[]): string => [identity, ...path].join('\u0000');

/**
 * Finds what a chart makes at random, such as passwords, by comparing two renders.
 *
 * @example const isRandom = randomFields(upgrade.after);
 */
export const randomFields = ({ release, again }: UpgradeSide): RandomTest => {
  const others = new Map(again.objects.map((object) => [identityOf(object, again), object]));
  const random = new Set<string>();
  for (const object of release.objects) {
    const identity = identityOf(object, release);
    const other = others.get(identity);
    if (other === undefined) continue;
    const changes = compareDocuments(normalForm(documentOf(object)), normalForm(documentOf(other)));
    for (const { path } of changes) random.add(placeIn(identity, path));
  }
  return (object, path) => random.has(placeIn(identityOf(object, release), path));
};
