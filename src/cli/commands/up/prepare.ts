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

/**
 * Renders the release as the embedded cluster will see it, so that wrong values are refused before a cluster
 * is started, and tells which Pod Security level its volumes need.
 *
 * @example
 * const security = await checkRender(preparation, options, helm);
 */
export const checkRender = async (
  { chart, values }: Preparation,
  options: UpOptions,
  helm: ResolvedTool,
): Promise<Result<{ readonly level: PodSecurityLevel; readonly workloads: readonly string[] }>> => {
  const rendered = await renderChart({
    chart,
    values,
    helm: { path: helm.path, version: `v${helm.version}` },
    set: options.set ?? [],
    namespace: options.namespace,
    releaseName: options.release,
    kubeVersion: `v${describeTool('kube-apiserver').version}`,
  });
  return isFailure(rendered) ? rendered : success(requiredPodSecurity(indexRelease(rendered.value)));
};
