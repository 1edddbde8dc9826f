import { requiredDefinitions } from '../../../cluster/index.js';
import { loadChart, type Chart } from '../../../chart/index.js';
import { indexRelease } from '../../../manifest/index.js';
import { renderChart } from '../../../render/index.js';
import { isFailure, success, type Result } from '../../../result/index.js';
import { describeTool, projectPath, type ResolvedTool } from '../../../tools/index.js';
import { requiredPodSecurity, type PodSecurityLevel } from '../../../workloads/index.js';
import { valuesStack } from '../../values-stack.js';
import type { UpOptions } from './options.js';

/** What the command line stands for, once everything that it names was found. */
export interface Preparation {
  readonly chart: Chart;
  /** Absolute paths in merge order. */
  readonly values: readonly string[];
}

/**
 * Finds the chart and the values files.
 *
 * @returns a failure for whatever does not exist, before anything is started
 * @example
 * const preparation = prepare(options);
 */
export const prepare = (options: UpOptions): Result<Preparation> => {
  const chart = loadChart(options.chart ?? projectPath('charts', 'egov-msa'));
  if (isFailure(chart)) return chart;
  const values = valuesStack(chart.value, options);
  return isFailure(values) ? values : success({ chart: chart.value, values: values.value });
};

/** What a release asks of the cluster that it is installed on. */
export interface ReleaseNeeds {
  /** The Pod Security level that its volumes need, and the workloads that need more than `restricted`. */
  readonly podSecurity: {
    readonly level: PodSecurityLevel;
    readonly workloads: readonly string[];
  };
  /** Projects whose custom resources it holds. */
  readonly definitions: readonly string[];
}

/**
 * Renders the release as the embedded cluster will see it, so that wrong values are refused before a cluster
 * is started, and tells what it needs there.
 *
 * @example
 * const needs = await checkRender(preparation, options, helm);
 */
export const checkRender = async (
  { chart, values }: Preparation,
  options: UpOptions,
  helm: ResolvedTool,
): Promise<Result<ReleaseNeeds>> => {
  const rendered = await renderChart({
    chart,
    values,
    helm: { path: helm.path, version: `v${helm.version}` },
    set: options.set ?? [],
    namespace: options.namespace,
    releaseName: options.release,
    kubeVersion: `v${describeTool('kube-apiserver').version}`,
  });
  if (isFailure(rendered)) return rendered;
  const release = indexRelease(rendered.value);
  return success({
    podSecurity: requiredPodSecurity(release),
    definitions: requiredDefinitions(release),
  });
};
