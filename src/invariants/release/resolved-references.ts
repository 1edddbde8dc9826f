import type { Release } from '../../manifest/index.js';
import {
  missingFrom,
  podSelections,
  referencesIn,
  workloadsSelected,
  type Missing,
  type PodSelection,
  type Reference,
} from '../references/index.js';
import type { ExternalObject } from '../settings/index.js';
import { selectsAll } from '../support/selectors.js';
import { fits, nameOf } from '../support/index.js';
import type { ReleaseInvariant, Violation } from '../types.js';

const describeMissing = ({ kind, name, key }: Reference, missing: Missing): string => {
  if (missing === 'object') return `${kind} ${name}, which the release does not make`;
  return `${kind === 'Service' ? 'port' : 'key'} ${key ?? ''} of ${kind} ${name}, which it does not have`;
};

const dangling = (reference: Reference, missing: Missing): Violation => ({
  object: reference.from,
  path: reference.path,
  subject: `${reference.kind}/${reference.name}`,
  message: `${nameOf(reference.from)} needs ${describeMissing(reference, missing)}.`,
  hint: 'Correct the name, make the object, or list it under external in chart-checks.yaml.',
});

// Pods that no workload of the release makes, such as those of a build server, are declared as external.
const isExternalPod = (
  { selector }: PodSelection,
  external: readonly ExternalObject[],
  label: string,
): boolean =>
  external.some(({ kind, name }) => kind === 'Pod' && fits(name, selector.matchLabels?.[label] ?? ''));

const emptySelections = (
  release: Release,
  external: readonly ExternalObject[],
  label: string,
): readonly Violation[] =>
  podSelections(release)
    .filter(
      (selection) =>
        !selectsAll(selection.selector) &&
        workloadsSelected(release, selection).length === 0 &&
        !isExternalPod(selection, external, label),
    )
    .map(({ from, path }) => ({
      object: from,
      path,
      message: `${nameOf(from)} selects no pod of the release.`,
      hint: 'Use the labels of the pods that it is meant for.',
    }));

/** Whatever an object names is there: in the release, in every cluster, or declared as made by somebody else. */
export const resolvedReferences: ReleaseInvariant = {
  rule: 'resolved-references',
  scope: 'release',
  title: 'Every name and selector finds its object',
  why: 'A pod whose ConfigMap, Secret, claim or account is missing never starts, and a Service without pods drops requests.',
  source: 'https://kubernetes.io/docs/concepts/configuration/configmap/#configmaps-and-pods',
  inspect: (release, { settings, values }) => {
    const external = settings.external.filter((object) => fits(object.values ?? '*', values));
    return [
      ...referencesIn(release).flatMap((reference) => {
        const missing = missingFrom(release, reference, external);
        return missing === undefined ? [] : [dangling(reference, missing)];
      }),
      ...emptySelections(release, external, settings.network.componentLabel),
    ];
  },
};
