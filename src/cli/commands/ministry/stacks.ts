import type { Chart } from '../../../chart/index.js';
import type { Stack } from '../../../matrix/index.js';
import { planStacks, sortEnvironments, type MinistryFile } from '../../../matrix/index.js';

/**
 * The stacks of environments that a ministry is rendered with.
 *
 * @example stacksFor(chart, { name: 'moe', path, stacks: [['vagrant']] }).map(({ name }) => name) // ['vagrant+moe']
 */
export const stacksFor = (chart: Chart, ministry: MinistryFile): readonly Stack[] =>
  planStacks(sortEnvironments(chart), [ministry]).filter(({ ministry: name }) => name !== undefined);

/**
 * Environments that a ministry is for and that the chart does not have.
 *
 * @example unknownEnvironments(chart, ministry) // ['ekss']
 */
export const unknownEnvironments = (
  { valuesFiles }: Chart,
  { stacks = [] }: MinistryFile,
): readonly string[] => {
  const known = new Set(valuesFiles.environments.map(({ name }) => name));
  return [...new Set(stacks.flat())].filter((name) => !known.has(name));
};
