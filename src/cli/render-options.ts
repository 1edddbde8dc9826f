import { InvalidArgumentError, Option } from 'commander';
import { loadChart, type Chart } from '../chart/index.js';
import type { RenderOptions } from '../render/index.js';
import { isFailure, success, type Result } from '../result/index.js';
import { projectPath, resolveTool, type ResolvedTool } from '../tools/index.js';
import type { ReportSuite } from '../report/index.js';
import type { CliContext } from './context.js';
import { brokenSuite } from './findings-report.js';
import { collect, targetOptions } from './options.js';
import type { ValuesOptions } from './values-stack.js';

/** What the templates are told beside the values files. */
export interface ReleaseSelection {
  /** Helm's own `key.path=value` form. */
  readonly set?: readonly string[];
  readonly namespace: string;
  readonly release: string;
  readonly kubeVersion?: string;
  readonly apiVersions?: readonly string[];
}

/** What a command that renders one values stack is told beside the chart. */
export interface RenderSelection extends ReleaseSelection, ValuesOptions {}

const OWN_CHART = projectPath('charts', 'egov-msa');

export const CHART_ARGUMENT = 'directory of the chart (default: the chart of this project)';
export const CHARTS_ARGUMENT = 'directories of charts (default: the chart of this project)';

/** For the help of commands that take {@link valuesOptions}. */
export const MERGE_ORDER =
  "Values are merged in this order, the last one wins: the chart's own, --environment, --ministry, -f, --set.";

const kubeVersion = (value: string): string => {
  if (/^v?1\.\d+(\.\d+)?$/.test(value)) return value;
  throw new InvalidArgumentError('Write a version like 1.36 or v1.36.3.');
};

/**
 * Collects an option that takes a list with commas and may be given several times.
 *
 * @throws for an empty name, which the command line library reports
 * @example collectList('1.32,1.36') // ['1.32', '1.36']
 */
export const collectList = (value: string, previous: readonly string[] = []): readonly string[] => {
  const names = value.split(',');
  if (names.some((name) => name.trim() === ''))
    throw new InvalidArgumentError('Give names, with commas between them.');
  return [...previous, ...names];
};

export const kubeVersionOption = (): Option =>
  new Option('--kube-version <version>', 'the Kubernetes version that templates see').argParser(kubeVersion);

/**
 * The options that choose values files and single values.
 *
 * @example for (const option of valuesOptions()) command.addOption(option);
 */
export const valuesOptions = (): readonly Option[] => [
  new Option('--environment <name>', "one of the chart's environments; may be repeated").argParser(collect),
  new Option('--ministry <name>', "one of the chart's ministries"),
  new Option('-f, --values <path>', 'your own values file; may be repeated').argParser(collect),
  new Option('--set <key=value>', 'a single value; may be repeated').argParser(collect),
];

/**
 * The options that say what the templates see of the release and of the cluster.
 *
 * @example for (const option of [...valuesOptions(), ...releaseOptions()]) command.addOption(option);
 */
export const releaseOptions = (): readonly Option[] => [
  ...targetOptions().filter((option) => ['namespace', 'release'].includes(option.attributeName())),
  kubeVersionOption(),
  new Option('--api-versions <list>', 'API versions that templates see beside the built-in ones').argParser(
    collectList,
  ),
];

/**
 * Loads the chart that a command line names.
 *
 * @param directory - our own chart unless told
 * @example openChart('charts/egov-msa')
 */
export const openChart = (directory = OWN_CHART): Result<Chart> => loadChart(directory);

/**
 * Finds helm, or gets it.
 *
 * @example const helm = await findHelm(context);
 */
export const findHelm = async ({ progress, signal }: CliContext): Promise<Result<HelmOption>> => {
  const helm = await resolveTool('helm', { progress, signal });
  return isFailure(helm) ? helm : success(toHelmOption(helm.value));
};

type HelmOption = Exclude<RenderOptions['helm'], string>;

const toHelmOption = ({ path, version }: ResolvedTool): HelmOption => ({ path, version: `v${version}` });

/**
 * Turns a command line into what `renderChart` takes.
 *
 * @param values - paths of values files in merge order
 * @returns a failure when helm cannot be found
 * @example const options = await renderOptionsOf(chart, files, selection, context);
 */
export const renderOptionsOf = async (
  chart: Chart,
  values: readonly string[],
  selection: ReleaseSelection,
  context: CliContext,
): Promise<Result<RenderOptions>> => {
  const helm = await findHelm(context);
  if (isFailure(helm)) return helm;
  const { set = [], namespace, release, kubeVersion: version, apiVersions = [] } = selection;
  return success({
    chart,
    helm: helm.value,
    values,
    set,
    namespace,
    releaseName: release,
    ...(version === undefined ? {} : { kubeVersion: version }),
    apiVersions,
  });
};

/** The charts of a command line. */
export interface OpenedCharts {
  readonly charts: readonly Chart[];
  /** Those with a file that cannot be read, each with what is wrong. */
  readonly broken: readonly ReportSuite[];
}

/**
 * Loads the charts that a command line names.
 *
 * @param directories - our own chart when empty
 * @returns a failure where one is no chart at all; one with a broken file does not keep the others from being looked at
 * @example openCharts(['charts/egov-msa', 'charts/other'])
 */
export const openCharts = (directories: readonly string[]): Result<OpenedCharts> => {
  const charts: Chart[] = [];
  const broken: ReportSuite[] = [];
  for (const directory of directories.length === 0 ? [OWN_CHART] : directories) {
    const chart = openChart(directory);
    if (chart.ok) charts.push(chart.value);
    else if (chart.problem.kind === 'usage') return chart;
    else broken.push(brokenSuite(directory, chart.problem));
  }
  return success({ charts, broken });
};

/**
 * Passes a warning on once, however many renders give it. What differs is the file that could not be written.
 *
 * @example const warn = warnOnce(context);
 */
export const warnOnce = ({ progress }: CliContext): ((message: string) => void) => {
  const told = new Set<string>();
  return (message) => {
    const gist = message.replace(/[0-9a-f]{32,}\S*/g, '');
    if (!told.has(gist)) progress.note(message);
    told.add(gist);
  };
};
