import { renderedPaths, type ValuesFile } from '../../src/chart/index.js';
import { indexRelease, type Release } from '../../src/manifest/index.js';
import { renderChart, type RenderOptions } from '../../src/render/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { egovChart } from './charts.js';
import { testHelm } from './helm.js';

/** What a test may add to a values stack. */
export type CaseOptions = Partial<
  Pick<
    RenderOptions,
    | 'inlineValues'
    | 'set'
    | 'namespace'
    | 'releaseName'
    | 'kubeVersion'
    | 'apiVersions'
    | 'isUpgrade'
    | 'chart'
  >
>;

const releases = new Map<string, Promise<Release>>();

const valuesFile = ({ chart = egovChart() }: CaseOptions, name: string): ValuesFile => {
  const { environments, ministries, ci } = chart.valuesFiles;
  const file = [...environments, ...ministries, ...ci].find((candidate) => candidate.name === name);
  if (file === undefined) throw new Error(`No values file of ${chart.metadata.name} is named ${name}.`);
  return file;
};

/**
 * The options that render a values stack of our chart, or of `options.chart`.
 *
 * @param name - `default`, or names of environments, ministries and ci cases joined by `+`: `eks+production+moe`
 */
export const caseOptions = async (name: string, options: CaseOptions = {}): Promise<RenderOptions> => ({
  chart: options.chart ?? egovChart(),
  helm: await testHelm(),
  values: name === 'default' ? [] : renderedPaths(name.split('+').map((part) => valuesFile(options, part))),
  ...options,
});

/**
 * Renders a values stack once for all tests that ask for it.
 *
 * @param name - see {@link caseOptions}
 * @returns the indexed release
 * @throws {ProblemError} when helm refuses it
 * @example const release = await renderCase('vagrant', { set: ['global.domain=example.go.kr'] });
 */
export function renderCase(name: string, options: CaseOptions = {}): Promise<Release> {
  const { chart, ...rest } = options;
  const key = JSON.stringify([name, chart?.directory, rest]);
  const release =
    releases.get(key) ?? caseOptions(name, options).then(renderChart).then(throwIfFailed).then(indexRelease);
  releases.set(key, release);
  return release;
}
