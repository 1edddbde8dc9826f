import { posix } from 'node:path';
import type { CtChart } from './chart.js';

const FILE_SCHEME = 'file://';

/**
 * The directories of the charts that a chart takes from the file system.
 *
 * @returns paths from the working directory
 * @example fileDependencies(chart) // ['charts/common']
 */
export const fileDependencies = ({ path, yaml }: Pick<CtChart, 'path' | 'yaml'>): readonly string[] =>
  yaml.dependencies
    .filter(({ repository }) => repository.startsWith(FILE_SCHEME))
    .map(({ repository }) => posix.join(path, repository.slice(FILE_SCHEME.length)).replace(/\/$/, ''));

/**
 * The charts that use changed charts by `file://`, through others as well.
 *
 * @param charts - all that could
 * @param changed - paths of the changed ones
 * @returns by path, which changed chart is the reason; the changed ones are not in it
 * @example dependantsOf(charts, ['charts/common']) // Map { 'charts/app' => 'charts/common' }
 */
export const dependantsOf = (
  charts: readonly CtChart[],
  changed: readonly string[],
): ReadonlyMap<string, string> => {
  const reasons = new Map<string, string>();
  const queue = [...changed];
  for (let current = queue.shift(); current !== undefined; current = queue.shift()) {
    for (const chart of charts) {
      if (changed.includes(chart.path) || reasons.has(chart.path)) continue;
      if (!fileDependencies(chart).includes(current)) continue;
      reasons.set(chart.path, current);
      queue.push(chart.path);
    }
  }
  return reasons;
};
