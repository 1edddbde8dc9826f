import { compareDocuments } from '../diff/index.js';
import { finding, type Finding } from '../findings/index.js';
import { normalForm } from './normal-form.js';
import { documentOf, type ObjectPair } from './objects.js';
import type { RandomTest } from './random.js';
import { aboutObject } from './report.js';
import type { Upgrade } from './types.js';

/** A Secret, with names of its keys. */
export interface SecretKeys {
  readonly secret: string;
  readonly keys: readonly string[];
}

/** What an upgrade does to the values of Secrets. */
export interface SecretChanges {
  readonly findings: readonly Finding[];
  /** Generated on both sides, and kept by templates that look them up. */
  readonly kept: readonly SecretKeys[];
}

interface Change {
  readonly pair: ObjectPair;
  readonly given: readonly string[];
  readonly generated: readonly string[];
}

const changeOf = (pair: ObjectPair, wasRandom: RandomTest, isRandom: RandomTest): Change => {
  const changes = compareDocuments(
    normalForm(documentOf(pair.before)),
    normalForm(documentOf(pair.after)),
  ).filter(({ path }) => path[0] === 'data');
  const generated = changes.filter(
    ({ type, path }) => type === 'changed' && wasRandom(pair.before, path) && isRandom(pair.after, path),
  );
  const keysOf = (list: typeof changes): readonly string[] => list.map(({ path }) => path[1] ?? 'data');
  return {
    pair,
    given: keysOf(changes.filter((change) => !generated.includes(change))),
    generated: keysOf(generated),
  };
};

const GIVEN_HINT =
  'Pods read it at their next start, and a database or broker keeps the password that it was made with: change it there as well.';

const LOST_HINT =
  'Give them in the values or in a Secret of your own, or let the template look up what the cluster has.';

const about = (upgrade: Upgrade, { pair }: Change, message: string, hint: string): Finding =>
  finding({
    ...aboutObject(upgrade, pair.after),
    rule: 'upgrade/changed-secret',
    severity: 'warning',
    path: 'data',
    message: `Secret ${pair.after.metadata.name} ${message}.`,
    hint,
  });

const describeChange = (upgrade: Upgrade, change: Change): readonly Finding[] => {
  const { given, generated } = change;
  const lost = upgrade.looksUp ? [] : generated;
  const lostMessage = `gets new random values at every upgrade, as no template of the chart looks the old ones up: ${lost.join(', ')}`;
  return [
    ...(given.length === 0 ? [] : [about(upgrade, change, `changes: ${given.join(', ')}`, GIVEN_HINT)]),
    ...(lost.length === 0 ? [] : [about(upgrade, change, lostMessage, LOST_HINT)]),
  ];
};

/**
 * Finds Secrets whose values change, and tells them from generated ones that the chart keeps.
 *
 * @param pairs - of any kind
 * @example secretChanges(upgrade, pairs, wasRandom, isRandom).kept
 */
export const secretChanges = (
  upgrade: Upgrade,
  pairs: readonly ObjectPair[],
  wasRandom: RandomTest,
  isRandom: RandomTest,
): SecretChanges => {
  const changes = pairs
    .filter(({ after }) => after.kind === 'Secret')
    .map((pair) => changeOf(pair, wasRandom, isRandom));
  return {
    findings: changes.flatMap((change) => describeChange(upgrade, change)),
    kept: upgrade.looksUp
      ? changes
          .filter(({ generated }) => generated.length > 0)
          .map(({ pair, generated }) => ({ secret: pair.after.metadata.name, keys: generated }))
      : [],
  };
};
