import type { ManifestObject } from '../../manifest/index.js';
import { nameOf, textsOf } from '../support/index.js';
import type { CasesInvariant, RenderedCase, Violation } from '../types.js';

const HINT =
  'Derive it from the values, or name fixed values for it under values.fixed in chart-checks.yaml if it is random on purpose.';

const differences = (first: ManifestObject, second: ManifestObject | undefined): string | undefined => {
  const others = new Map(textsOf(second?.document).map(({ path, text }) => [path, text]));
  return textsOf(first.document).find(({ path, text }) => others.get(path) !== text)?.path;
};

const inspectCase = (
  { name: values, fixed, again, twice: [first, second] }: RenderedCase,
  chart: string,
): readonly Violation[] => {
  if (first === second) return [];
  const found = fixed.objects.flatMap((object, index): Violation[] => {
    const other = again.objects[index];
    if (JSON.stringify(object.document) === JSON.stringify(other?.document)) return [];
    const path = differences(object, other) ?? 'metadata';
    return [
      {
        object,
        values,
        path,
        subject: path,
        message: `${nameOf(object)} differs between two renders of the same input.`,
        hint: HINT,
      },
    ];
  });
  if (found.length > 0) return found;
  const message = `Two renders of the case ${values} differ in their text, though not in an object of the first.`;
  return [{ values, template: chart, message, hint: HINT }];
};

/** The same input makes the same bytes. */
export const repeatableRender: CasesInvariant = {
  rule: 'repeatable-render',
  scope: 'cases',
  title: 'Two renders of one input are the same, byte for byte',
  why: 'A GitOps controller would find a difference at each look and restart the pods for ever.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/helm/#random-data',
  inspect: (cases, { chart }) => cases.flatMap((rendered) => inspectCase(rendered, chart.metadata.name)),
};
