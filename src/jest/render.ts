import { loadChart, renderedPaths, type Chart, type ValuesFile } from '../chart/index.js';
import { casesOf, loadSettings, renderCases, type RenderedCase, type Settings } from '../invariants/index.js';
import { indexRelease } from '../manifest/index.js';
import { renderChart, type RenderOptions } from '../render/index.js';
import { ProblemError, problem, throwIfFailed } from '../result/index.js';
import { resolveTool } from '../tools/index.js';
import { rememberObjects, type ChartRelease } from './origin.js';

type Passed = Pick<
  RenderOptions,
  'inlineValues' | 'set' | 'namespace' | 'releaseName' | 'kubeVersion' | 'apiVersions' | 'isUpgrade' | 'cache'
>;

/** What {@link renderRelease} renders. */
export interface RenderReleaseOptions extends Passed {
  /** Folder of the chart, or a loaded one. A folder is read once in a test file. */
  readonly chart: string | Chart;
  /** Names of files in environments/, ministries/ and ci/ joined by `+`. @default 'default', no file */
  readonly values?: string;
  /** Paths of more values files, merged after those. */
  readonly files?: readonly string[];
  /** Another helm than the one that the toolkit finds. */
  readonly helm?: RenderOptions['helm'];
}

/** All cases of a chart, for the invariants that compare them. */
export interface ChartCases {
  readonly chart: Chart;
  readonly settings: Settings;
  readonly cases: readonly RenderedCase[];
}

const DEFAULT = 'default';

const charts = new Map<string, Chart>();
let helm: Promise<RenderOptions['helm']> | undefined;

const openChart = (chart: string | Chart): Chart => {
  if (typeof chart !== 'string') return chart;
  const known = charts.get(chart) ?? throwIfFailed(loadChart(chart));
  charts.set(chart, known);
  return known;
};

const findHelm = async (): Promise<RenderOptions['helm']> => {
  const { path, version } = throwIfFailed(await resolveTool('helm'));
  return { path, version: `v${version}` };
};

const findFile = (files: readonly ValuesFile[], name: string, chart: Chart): ValuesFile => {
  const found = files.find((file) => file.name === name);
  if (found !== undefined) return found;
  const known = [DEFAULT, ...files.map((file) => file.name)].join(', ');
  const message = `${chart.metadata.name} has no values file named "${name}".`;
  throw new ProblemError(problem('input', message, `It has: ${known}.`));
};

const stackOf = (chart: Chart, values: string): readonly string[] => {
  const { environments, ministries, ci } = chart.valuesFiles;
  const names = values.split('+').filter((name) => name !== DEFAULT);
  return renderedPaths(names.map((name) => findFile([...environments, ...ministries, ...ci], name, chart)));
};

/**
 * Renders a values stack of a chart for the matchers. Equal renders come from the cache on disk.
 *
 * @returns the release, whose objects the matchers can follow to each other
 * @throws {ProblemError} when the chart, a values file or helm is missing, or helm refuses the values
 * @example
 * const release = await renderRelease({ chart: 'charts/egov-msa', values: 'vagrant' });
 * expect(release.find('Service', 'egov-apigateway')).toExposePort({ port: 80, nodePort: 30001 });
 */
export const renderRelease = async ({
  chart: chartOrFolder,
  values = DEFAULT,
  files = [],
  helm: ownHelm,
  ...options
}: RenderReleaseOptions): Promise<ChartRelease> => {
  const chart = openChart(chartOrFolder);
  const rendered = await renderChart({
    ...options,
    chart,
    helm: ownHelm ?? (await (helm ??= findHelm())),
    values: [...stackOf(chart, values), ...files],
  });
  const settings = throwIfFailed(loadSettings(chart.directory));
  return rememberObjects({ ...indexRelease(throwIfFailed(rendered)), chart, settings, values });
};

/**
 * Renders all cases of a chart: the defaults, the files in ci/ and the environments, each in the ways that the
 * invariants over cases compare.
 *
 * @throws {ProblemError} as {@link renderRelease}
 * @example
 * const cases = await renderAllCases('charts/egov-msa');
 * expect(cases).toPass('repeatable-render');
 */
export const renderAllCases = async (chartOrFolder: string | Chart): Promise<ChartCases> => {
  const chart = openChart(chartOrFolder);
  const settings = throwIfFailed(loadSettings(chart.directory));
  const options = { chart, settings, helm: await (helm ??= findHelm()) };
  return { chart, settings, cases: throwIfFailed(await renderCases(casesOf(chart), options)) };
};
