import type { LabelSelector } from './workloads.js';

type Labels = Readonly<Record<string, string>>;

const meets = (
  labels: Labels,
  { key, operator, values = [] }: NonNullable<LabelSelector['matchExpressions']>[number],
) => {
  const value = labels[key];
  switch (operator) {
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
  }
};

/**
 * Tells whether labels meet a selector. An empty selector selects everything.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements
 * @example matchesSelector({ app: 'a' }, { matchLabels: { app: 'a' } }) // true
 */
export const matchesSelector = (
  labels: Labels,
  { matchLabels = {}, matchExpressions = [] }: LabelSelector,
): boolean =>
  Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
  matchExpressions.every((expression) => meets(labels, expression));
