import type { Chart } from '../../chart/index.js';
import { fits } from '../support/index.js';
import type { ChartInvariant, Violation } from '../types.js';
import { formatPath, leavesOf } from '../values/keys.js';
import { indexTemplates, readByChart, type TemplateIndex } from '../values/templates.js';
import { covers, type ValuesPath } from '../values/usage.js';

const everyChart = (chart: Chart): readonly Chart[] => [chart, ...chart.subcharts.flatMap(everyChart)];

// Helm itself reads the conditions and tags of dependencies.
const readByHelm = ({ metadata }: Chart): readonly ValuesPath[] => [
  ['tags'],
  ...metadata.dependencies.flatMap(({ condition = '' }) =>
    condition.split(',').map((path) => path.trim().split('.')),
  ),
];

/** What charts above read of a subchart; a path that ends at the subchart itself tells nothing of its keys. */
const readAbove = (paths: readonly ValuesPath[], name: string): readonly ValuesPath[] =>
  paths.flatMap(([first = '', ...below]) => (covers([first], [name]) && below.length > 0 ? [below] : []));

interface Scope {
  readonly index: TemplateIndex;
  readonly globals: readonly ValuesPath[];
}

const unusedIn = (
  chart: Chart,
  prefix: ValuesPath,
  above: readonly ValuesPath[],
  scope: Scope,
): readonly ValuesPath[] => {
  const readers = [...readByChart(scope.index, chart), ...readByHelm(chart), ...above];
  const names = new Set([
    ...chart.subcharts.map(({ metadata }) => metadata.name),
    ...chart.metadata.dependencies.flatMap(({ alias }) => alias ?? []),
  ]);
  const unused = leavesOf(chart.values)
    .filter(([first = '']) => !names.has(first))
    .filter((leaf) => !(leaf[0] === 'global' ? scope.globals : readers).some((path) => covers(path, leaf)))
    .map((leaf) => [...prefix, ...leaf]);
  // A library's own values are only read by the charts that use it.
  const below = chart.subcharts
    .filter(({ metadata }) => metadata.type !== 'library')
    .flatMap((subchart) => {
      const { name } = subchart.metadata;
      return unusedIn(subchart, [...prefix, name], readAbove(readers, name), scope);
    });
  return [...unused, ...below];
};

/**
 * Some template reads each key of values.yaml. Found from the text of the templates: see `values/usage.ts` for what it
 * follows. A key that is read in a way it does not see goes into `usedValues` of the settings.
 */
export const usedValues: ChartInvariant = {
  rule: 'used-values',
  scope: 'chart',
  title: 'Some template reads every key of values.yaml',
  why: 'A user sets the key and nothing happens.',
  source: 'https://helm.sh/docs/chart_best_practices/values/',
  inspect: (root, { settings }) => {
    const index = indexTemplates(root);
    // A bare `.Values` that is handed on reads everything; for globals only a path that names them counts.
    const globals = everyChart(root)
      .flatMap((chart) => [...readByChart(index, chart), ...readByHelm(chart)])
      .filter(([first]) => first === 'global');
    return unusedIn(root, [], [], { index, globals })
      .map(formatPath)
      .filter((path) => !settings.usedValues.some((pattern) => fits(pattern, path)))
      .map((path): Violation => ({
        template: `${root.metadata.name}/values.yaml`,
        path,
        subject: path,
        message: `No template reads ${path}.`,
        hint: 'Remove it, use it, or list it under usedValues in chart-checks.yaml.',
      }));
  },
};
