import { satisfies } from 'semver';
import type { Chart } from '../../chart/index.js';
import type { ChartInvariant, Violation } from '../types.js';

const inspectChart = (chart: Chart, prefix: string): readonly Violation[] => {
  const template = `${prefix}/Chart.yaml`;
  const { dependencies } = chart.metadata;
  const mismatched = dependencies.flatMap(({ name, version, repository }, index): Violation[] => {
    const path = `dependencies[${index}].version`;
    const found = chart.subcharts.filter(({ metadata }) => metadata.name === name);
    // One with a repository is fetched before use; without one it has to lie in charts/.
    if (found.length === 0) {
      if ((repository ?? '') !== '') return [];
      const message = `${chart.metadata.name} needs ${name} ${version}, and charts/ has no ${name}.`;
      return [
        { template, path, subject: name, message, hint: 'Add the subchart, or remove the dependency.' },
      ];
    }
    if (found.some(({ metadata }) => satisfies(metadata.version, version, { includePrerelease: true })))
      return [];
    const versions = found.map(({ metadata }) => metadata.version).join(', ');
    const message = `${chart.metadata.name} needs ${name} ${version}, and charts/${name} has version ${versions}.`;
    return [{ template, path, subject: name, message, hint: 'Change both versions together.' }];
  });
  const unlisted = chart.subcharts
    .filter(({ metadata }) => !dependencies.some(({ name }) => name === metadata.name))
    .map(({ metadata }) => ({
      template,
      path: 'dependencies',
      subject: metadata.name,
      message: `charts/ has ${metadata.name}, which the dependencies of ${chart.metadata.name} do not list.`,
      hint: 'List it with its version and, if it can be turned off, its condition.',
    }));
  return [
    ...mismatched,
    ...unlisted,
    ...chart.subcharts.flatMap((subchart) =>
      inspectChart(subchart, `${prefix}/charts/${subchart.metadata.name}`),
    ),
  ];
};

/** The subcharts in charts/ are those that Chart.yaml asks for, in the versions that it asks for. */
export const subchartVersions: ChartInvariant = {
  rule: 'subchart-versions',
  scope: 'chart',
  title: 'The subcharts are those that Chart.yaml lists, in the versions it lists',
  why: 'Helm warns at most, and the published chart holds another version than it says.',
  source: 'https://helm.sh/docs/chart_best_practices/dependencies/#versions',
  inspect: (chart) => inspectChart(chart, chart.metadata.name),
};
