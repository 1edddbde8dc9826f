import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { failure, problem, success, type Result } from '../../result/index.js';

/**
 * All charts that lie directly in the chart directories, by name.
 *
 * @param directory - that the paths start from
 * @returns their paths; a failure when a chart directory cannot be read
 * @example listAllCharts('.', ['charts'], ['common'])
 */
export const listAllCharts = (
  directory: string,
  chartDirs: readonly string[],
  excluded: readonly string[],
): Result<readonly string[]> => {
  const charts: string[] = [];
  for (const chartDir of chartDirs) {
    let names: readonly string[];
    try {
      names = readdirSync(resolve(directory, chartDir)).sort();
    } catch (error) {
      const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      const reason = isMissing ? `open ${chartDir}: no such file or directory` : (error as Error).message;
      const message = `failed identifying charts to process: failed reading chart directories: ${reason}`;
      return failure(problem('input', message, 'Name the directories that hold charts with --chart-dirs.'));
    }
    charts.push(
      ...names
        .map((name) => join(chartDir, name))
        .filter(
          (path) => existsSync(resolve(directory, path, 'Chart.yaml')) && !excluded.includes(basename(path)),
        ),
    );
  }
  return success([...new Set(charts)]);
};
