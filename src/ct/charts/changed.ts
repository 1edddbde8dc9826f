import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { parseHelmignore } from '../../chart/helmignore.js';
import type { Git } from '../../git/index.js';
import { isFailure, success, type Result } from '../../result/index.js';
import type { Configuration } from '../configuration/index.js';
import { readChart } from './chart.js';
import { dependantsOf } from './dependants.js';
import { listAllCharts } from './list.js';
import { innermostChart, lookUpChart } from './lookup.js';

/** What differs from the target branch. */
export interface ChangedCharts {
  /** Paths of the charts, sorted. */
  readonly charts: readonly string[];
  /** By chart: paths of the subcharts inside of it that changed. */
  readonly subcharts: ReadonlyMap<string, readonly string[]>;
  /** By chart: the changed chart that it depends on, when nothing of its own changed. */
  readonly dependants: ReadonlyMap<string, string>;
  /** Sentences for standard error. */
  readonly warnings: readonly string[];
}

const isExcluded = (file: string, chart: string, excluded: readonly string[]): boolean =>
  excluded.includes(file.split('/')[1] ?? '') || excluded.includes(basename(chart));

const ignoreTest = (directory: string, chart: string): ((file: string) => boolean) => {
  const path = resolve(directory, chart, '.helmignore');
  const isIgnored = parseHelmignore(existsSync(path) ? readFileSync(path, 'utf8') : '');
  return (file) => {
    const parts = relative(chart, file).split('/');
    return parts.some((_, index) => isIgnored(parts.slice(0, index + 1).join('/'), index < parts.length - 1));
  };
};

const missingDirectories = (directory: string, chartDirs: readonly string[]): readonly string[] =>
  chartDirs
    .filter((chartDir) => !existsSync(resolve(directory, chartDir)))
    .map(
      (chartDir) =>
        `Warning: the chart directory "${chartDir}" does not exist. Name those that hold charts with --chart-dirs.`,
    );

interface Grouped {
  readonly files: ReadonlyMap<string, readonly string[]>;
  readonly warnings: readonly string[];
}

const groupByChart = (
  directory: string,
  changedFiles: readonly string[],
  { chartDirs, excludedCharts }: Configuration,
): Grouped => {
  const files = new Map<string, string[]>();
  const skipped = new Set<string>();
  for (const file of changedFiles) {
    if (excludedCharts.includes(file.split('/')[1] ?? '')) continue;
    const chart = lookUpChart(directory, chartDirs, dirname(file));
    if (chart === undefined) skipped.add(dirname(file));
    else if (!isExcluded(file, chart, excludedCharts)) files.set(chart, [...(files.get(chart) ?? []), file]);
  }
  const warnings = [...skipped].map(
    (folder) => `Directory "${folder}" is not a valid chart directory. Skipping...`,
  );
  return { files, warnings };
};

const withDependants = (
  directory: string,
  changed: readonly string[],
  configuration: Configuration,
): Result<ReadonlyMap<string, string>> => {
  if (!configuration.followDependencies || changed.length === 0) return success(new Map<string, string>());
  const existing = configuration.chartDirs.filter((chartDir) => existsSync(resolve(directory, chartDir)));
  const paths = listAllCharts(directory, existing, configuration.excludedCharts);
  if (isFailure(paths)) return paths;
  const charts = paths.value.flatMap((path) => {
    const chart = readChart(directory, path);
    // A broken Chart.yaml is reported where that chart is linted.
    return isFailure(chart) ? [] : [chart.value];
  });
  return success(dependantsOf(charts, changed));
};

/**
 * Finds the charts that differ from the merge base with the target branch: those with a changed file, and
 * those that depend on one by `file://`. The working tree counts, files that git does not know do not.
 *
 * @param directory - where git runs
 * @returns the charts; a failure for whatever git lacks
 * @example const { charts } = throwIfFailed(await findChangedCharts('.', git, configuration));
 */
export const findChangedCharts = async (
  directory: string,
  git: Git,
  configuration: Configuration,
): Promise<Result<ChangedCharts>> => {
  const { remote, targetBranch, since, chartDirs, useHelmignore } = configuration;
  const base = await git.mergeBase(`${remote}/${targetBranch}`, since);
  if (isFailure(base)) return base;
  const changedFiles = await git.changedFiles(base.value, chartDirs);
  if (isFailure(changedFiles)) return changedFiles;
  const { files, warnings } = groupByChart(directory, changedFiles.value, configuration);
  const counted = new Map(
    [...files].flatMap(([chart, all]) => {
      const isIgnored = useHelmignore ? ignoreTest(directory, chart) : () => false;
      const kept = all.filter((file) => !isIgnored(file));
      return kept.length === 0 ? [] : [[chart, kept] as const];
    }),
  );
  const dependants = withDependants(directory, [...counted.keys()], configuration);
  if (isFailure(dependants)) return dependants;
  const subcharts = new Map(
    [...counted].map(([chart, all]) => {
      const inner = all.map((file) => innermostChart(directory, chart, dirname(file)));
      return [chart, [...new Set(inner)].filter((path) => path !== chart).sort()];
    }),
  );
  return success({
    charts: [...counted.keys(), ...dependants.value.keys()].sort(),
    subcharts,
    dependants: dependants.value,
    warnings: [...missingDirectories(directory, chartDirs), ...warnings],
  });
};
