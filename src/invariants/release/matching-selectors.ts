import { matchesSelector, podLabelsOf, workloadsOf } from '../../manifest/index.js';
import type { LabelSelector, ManifestObject, Release } from '../../manifest/index.js';
import { podSelections, workloadsSelected } from '../references/index.js';
import { isLasting, nameOf, namespaceOf, valueAt } from '../support/index.js';
import { isLabelSelector } from '../support/selectors.js';
import type { ReleaseInvariant, Violation } from '../types.js';

const selectorOf = (workload: ManifestObject): LabelSelector | undefined => {
  const selector = valueAt(workload.document, 'spec', 'selector');
  return isLasting(workload) && isLabelSelector(selector) ? selector : undefined;
};

const ownTemplate = (workload: ManifestObject, selector: LabelSelector): readonly Violation[] =>
  matchesSelector(podLabelsOf(workload), selector)
    ? []
    : [
        {
          object: workload,
          path: 'spec.selector',
          message: `The selector of ${nameOf(workload)} does not match the labels of its own pods.`,
          hint: 'Write the labels of the selector into the pod template.',
        },
      ];

const foreignPods = (
  release: Release,
  workload: ManifestObject,
  selector: LabelSelector,
): readonly Violation[] =>
  workloadsOf(release)
    .filter(
      (other) =>
        other !== workload &&
        namespaceOf(release, other) === namespaceOf(release, workload) &&
        matchesSelector(podLabelsOf(other), selector),
    )
    .map((other) => ({
      object: workload,
      path: 'spec.selector',
      subject: other.metadata.name,
      message: `The selector of ${nameOf(workload)} also matches the pods of ${nameOf(other)}.`,
      hint: 'Add a label that only its own pods carry, such as app.kubernetes.io/component.',
    }));

// A Service over a Job sends requests to it; an eviction fails when two budgets cover one pod.
const SINGLE_TARGET: Readonly<Record<string, string>> = {
  Service: 'sends requests to',
  PodDisruptionBudget: 'counts',
};

const mixedSelections = (release: Release): readonly Violation[] =>
  podSelections(release).flatMap((selection) => {
    const { from, path } = selection;
    const verb = SINGLE_TARGET[from.kind];
    const workloads = workloadsSelected(release, selection);
    if (verb === undefined || workloads.length < 2) return [];
    return [
      {
        object: from,
        path,
        message: `${nameOf(from)} ${verb} the pods of ${workloads.map(nameOf).join(' and ')} alike.`,
        hint: 'Select one workload by a label that only its pods carry.',
      },
    ];
  });

const sharedBudgets = (release: Release): readonly Violation[] => {
  const budgets = podSelections(release).filter(({ from }) => from.kind === 'PodDisruptionBudget');
  return workloadsOf(release).flatMap((workload) => {
    const [first, second] = budgets.filter((budget) => workloadsSelected(release, budget).includes(workload));
    if (first === undefined || second === undefined) return [];
    return [
      {
        object: second.from,
        path: second.path,
        message: `${nameOf(second.from)} and ${nameOf(first.from)} cover the same pods of ${nameOf(workload)}.`,
        hint: 'Keep one budget: the eviction of a pod with two is always refused.',
      },
    ];
  });
};

/** A workload selects its own pods and no others. */
export const matchingSelectors: ReleaseInvariant = {
  rule: 'matching-selectors',
  scope: 'release',
  title: 'Selectors match the pods of one workload',
  why: 'Two controllers that select the same pods count, scale and evict those of the other.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
  inspect: (release) => [
    ...workloadsOf(release).flatMap((workload) => {
      const selector = selectorOf(workload);
      if (selector === undefined) return [];
      const own = ownTemplate(workload, selector);
      return own.length > 0 ? own : foreignPods(release, workload, selector);
    }),
    ...mixedSelections(release),
    ...sharedBudgets(release),
  ],
};
