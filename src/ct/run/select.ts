import { basename } from 'node:path';
import type { Git } from '../../git/index.js';
import { failure, isFailure, success, type Problem, type Result } from '../../result/index.js';
import {
  describeChart,
  findChangedCharts,
  listAllCharts,
  readChart,
  type ChangedCharts,
  type CtChart,
} from '../charts/index.js';
import type { Configuration } from '../configuration/index.js';
import { quote } from '../console.js';

/** A chart whose Chart.yaml cannot be read; the others are tested all the same. */
export interface BrokenChart {
  readonly chart: CtChart;
  readonly problem: Problem;
}

/** The charts of a run. */
export interface Selection {
  readonly charts: readonly CtChart[];
  readonly broken: readonly BrokenChart[];
  /** Undefined when the charts were named. */
  readonly changed: ChangedCharts | undefined;
  /** Lines about charts that are left out. */
  readonly lines: readonly string[];
}

const emptyChart = (path: string): CtChart => ({
  path,
  yaml: { name: basename(path), version: '', type: '', deprecated: false, maintainers: [], dependencies: [] },
  valuesFiles: [],
  failFiles: [],
});

/** Only these commands have the two flags; list-changed has not. */
const NAMED_HINT = 'Or name the charts with --charts or --all.';

const findPaths = async (
  directory: string,
  git: Git,
  configuration: Configuration,
): Promise<Result<{ readonly paths: readonly string[]; readonly changed?: ChangedCharts }>> => {
  const { all, charts, chartDirs, excludedCharts } = configuration;
  if (all) {
    const paths = listAllCharts(directory, chartDirs, excludedCharts);
    return isFailure(paths) ? paths : success({ paths: paths.value });
  }
  if (charts.length > 0) return success({ paths: charts });
  const changed = await findChangedCharts(directory, git, configuration);
  if (!isFailure(changed)) return success({ paths: changed.value.charts, changed: changed.value });
  const message = `failed identifying charts to process: ${changed.problem.message}`;
  const hint = `${changed.problem.hint} ${NAMED_HINT}`;
  return failure({ ...changed.problem, message, hint });
};

/**
 * Finds the charts to test: all, those that are named, or those that changed.
 *
 * @param directory - that paths start from
 * @example const { charts } = throwIfFailed(await selectCharts('.', git, configuration));
 */
export const selectCharts = async (
  directory: string,
  git: Git,
  configuration: Configuration,
): Promise<Result<Selection>> => {
  const found = await findPaths(directory, git, configuration);
  if (isFailure(found)) return found;
  const charts: CtChart[] = [];
  const broken: BrokenChart[] = [];
  const lines: string[] = [];
  for (const path of found.value.paths) {
    const chart = readChart(directory, path);
    if (isFailure(chart)) broken.push({ chart: emptyChart(path), problem: chart.problem });
    else if (configuration.excludeDeprecated && chart.value.yaml.deprecated) {
      lines.push(
        `Chart ${quote(describeChart(chart.value))} is deprecated and will be ignored because '--exclude-deprecated' is set`,
      );
    } else charts.push(chart.value);
  }
  return success({ charts, broken, changed: found.value.changed, lines });
};
