import { compareDocuments } from '../diff/index.js';
import { usedConfigs } from '../invariants/index.js';
import type { ManifestObject, Release } from '../manifest/index.js';
import { normalForm } from './normal-form.js';
import { documentOf, type ObjectPair } from './objects.js';
import type { RandomTest } from './random.js';
import { nameOf } from './report.js';

const DATA: readonly string[] = ['data', 'binaryData'];

const differs = ({ before, after }: ObjectPair, isRandom: RandomTest): boolean =>
  compareDocuments(normalForm(documentOf(before)), normalForm(documentOf(after))).some(
    ({ path }) => DATA.includes(path[0] ?? '') && !isRandom(after, path),
  );

/**
 * Names the ConfigMaps and Secrets that a workload reads and whose content changes.
 *
 * @param release - the newer render
 * @param pairs - objects of any kind
 * @example configurationOf(deployment, release, pairs, isRandom) // ['ConfigMap egov-config']
 */
export const configurationOf = (
  workload: ManifestObject,
  release: Release,
  pairs: readonly ObjectPair[],
  isRandom: RandomTest,
): readonly string[] => {
  const used = usedConfigs(release)
    .filter((use) => use.workload === workload)
    .map(({ config }) => config);
  return pairs
    .filter(({ after }) => used.includes(after))
    .filter((pair) => differs(pair, isRandom))
    .map(({ after }) => nameOf(after));
};
