import { finding, type Finding } from '../findings/index.js';
import { formatDiffPath } from '../diff/index.js';
import { movedObjects, shippedDefinitions } from './moves.js';
import { documentOf, matchObjects, placeOf, type ObjectPair } from './objects.js';
import { randomFields } from './random.js';
import { refusalsOf, type Refusal } from './refusals.js';
import { removedData } from './removed.js';
import { aboutObject, nameOf } from './report.js';
import { podRestarts } from './restarts.js';
import { secretChanges, type SecretKeys } from './secrets.js';
import type { Upgrade } from './types.js';

/** What an upgrade does. */
export interface UpgradeReport {
  /** An error for what is refused or takes data away, a warning for what an operator should know. */
  readonly findings: readonly Finding[];
  /** Generated values that the chart looks up in the cluster and keeps. */
  readonly kept: readonly SecretKeys[];
}

const describeRefusal = (upgrade: Upgrade, { after }: ObjectPair, refusal: Refusal): Finding => {
  const { field, uncertain, changes } = refusal;
  const paths = changes.map(({ path }) => formatDiffPath(path)).join(', ');
  return finding({
    ...aboutObject(upgrade, after),
    rule: 'upgrade/refused-change',
    severity: uncertain ? 'warning' : 'error',
    path: field.path,
    message: uncertain
      ? `The API server may refuse ${nameOf(after)}: whether ${paths} may change depends on the object in the cluster.`
      : `The API server refuses ${nameOf(after)}: ${paths} cannot change.`,
    hint: field.wayOut(placeOf(after, upgrade.after.release)),
  });
};

const unraisedVersion = ({ chart, name, before, after }: Upgrade): readonly Finding[] =>
  before.version !== after.version || before.hash === after.hash
    ? []
    : [
        finding({
          chart,
          values: name,
          rule: 'upgrade/version',
          severity: 'warning',
          message: `The chart changed, but its version is still ${after.version}.`,
          hint: 'Raise version in Chart.yaml, and that of each subchart that changed, before it is published.',
        }),
      ];

/**
 * Says what an upgrade from one render to another does to a cluster: what the API server refuses, which data goes, which
 * Secrets change, which pods restart and why.
 *
 * @param upgrade - both renders, each made twice so that random values are told apart
 * @returns findings in the order of the newer render
 * @example
 * const { findings } = checkUpgrade({ chart: 'egov-msa', name: '0.1.0 -> 0.2.0', before, after, looksUp: true });
 */
export const checkUpgrade = (upgrade: Upgrade): UpgradeReport => {
  const { pairs, removed } = matchObjects(upgrade);
  const [wasRandom, isRandom] = [randomFields(upgrade.before), randomFields(upgrade.after)];
  const secrets = secretChanges(upgrade, pairs, wasRandom, isRandom);
  const refused = pairs.flatMap((pair) =>
    refusalsOf(documentOf(pair.before), documentOf(pair.after)).map((refusal) =>
      describeRefusal(upgrade, pair, refusal),
    ),
  );
  return {
    findings: [
      ...refused,
      ...removedData(upgrade, removed),
      ...secrets.findings,
      ...podRestarts(upgrade, pairs, isRandom),
      ...movedObjects(upgrade, pairs),
      ...shippedDefinitions(upgrade),
      ...unraisedVersion(upgrade),
    ],
    kept: secrets.kept,
  };
};
