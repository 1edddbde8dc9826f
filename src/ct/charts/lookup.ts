import { existsSync } from 'node:fs';
import { dirname, posix, resolve } from 'node:path';

const withoutTrailingSlash = (path: string): string => posix.normalize(path).replace(/(.)\/+$/, '$1');

/**
 * Finds the chart that a file belongs to: a folder with a Chart.yaml that lies directly in a chart directory.
 *
 * @param directory - that all paths start from
 * @param chartDirs - from the configuration
 * @param folder - of the file
 * @example lookUpChart('.', ['charts'], 'charts/foo/templates') // 'charts/foo'
 */
export const lookUpChart = (
  directory: string,
  chartDirs: readonly string[],
  folder: string,
): string | undefined => {
  const parents = chartDirs.map(withoutTrailingSlash);
  for (let current = folder; ; current = dirname(current)) {
    const isChart = existsSync(resolve(directory, current, 'Chart.yaml'));
    if (isChart && parents.includes(dirname(current))) return current;
    if (current === '.' || current === '/') return undefined;
  }
};

/**
 * Finds the innermost chart around a file, subcharts included.
 *
 * @param chart - where the search ends
 * @example innermostChart('.', 'charts/umbrella', 'charts/umbrella/charts/x/templates') // 'charts/umbrella/charts/x'
 */
export const innermostChart = (directory: string, chart: string, folder: string): string => {
  for (let current = folder; current !== chart && current !== '.'; current = dirname(current)) {
    if (existsSync(resolve(directory, current, 'Chart.yaml'))) return current;
  }
  return chart;
};
