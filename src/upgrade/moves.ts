import { compareDocuments } from '../diff/index.js';
import { finding, type Finding } from '../findings/index.js';
import { normalForm } from './normal-form.js';
import { documentOf, isShippedDefinition, matchObjects, type ObjectPair } from './objects.js';
import { aboutObject, nameOf } from './report.js';
import type { Upgrade } from './types.js';

/**
 * Finds objects that move to another version of their API.
 *
 * @see https://helm.sh/docs/topics/kubernetes_apis/
 * @example movedObjects(upgrade, pairs)
 */
export const movedObjects = (upgrade: Upgrade, pairs: readonly ObjectPair[]): readonly Finding[] =>
  pairs
    .filter(({ before, after }) => before.apiVersion !== after.apiVersion)
    .map(({ before, after }) =>
      finding({
        ...aboutObject(upgrade, after),
        rule: 'upgrade/api-version',
        severity: 'warning',
        path: 'apiVersion',
        message: `${nameOf(after)} moves from ${before.apiVersion} to ${after.apiVersion}.`,
        hint: `Upgrade the release while the cluster still serves ${before.apiVersion}, or Helm does not find the old object.`,
      }),
    );

/**
 * Finds definitions in crds/ that an upgrade would have to change: Helm only makes them at the first installation.
 *
 * @see https://helm.sh/docs/chart_best_practices/custom_resource_definitions/#some-caveats-and-explanations
 * @example shippedDefinitions(upgrade)
 */
export const shippedDefinitions = (upgrade: Upgrade): readonly Finding[] => {
  const { pairs, added } = matchObjects(upgrade, isShippedDefinition);
  const changed = pairs
    .filter(
      ({ before, after }) =>
        compareDocuments(normalForm(documentOf(before)), normalForm(documentOf(after))).length > 0,
    )
    .map(({ after }) => after);
  return [...added, ...changed].map((definition) =>
    finding({
      ...aboutObject(upgrade, definition),
      rule: 'upgrade/shipped-definition',
      severity: 'warning',
      message: `${nameOf(definition)} ${added.includes(definition) ? 'is new' : 'changes'}, but Helm leaves what lies in crds/ alone at an upgrade.`,
      hint: `Run kubectl apply --server-side --filename ${definition.source} in the folder of the chart before the upgrade.`,
    }),
  );
};
