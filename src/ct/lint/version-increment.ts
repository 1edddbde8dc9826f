import { join } from 'node:path';
import type { Finding } from '../../findings/index.js';
import { isFailure, success, type Result } from '../../result/index.js';
import { describeChart, compareVersions, readChart, type CtChart } from '../charts/index.js';
import { oldChartYaml } from '../charts/old-chart.js';
import { quote } from '../console.js';
import type { ChartContext } from '../context.js';
import type { StepOutcome } from '../step.js';
import { chartFinding } from './files.js';

const RULE = 'ct/version-increment';

interface Comparison {
  readonly lines: readonly string[];
  /** chart-testing's sentence; undefined when the version is fine. */
  readonly error?: string;
  readonly hint?: string;
}

const compareWithOld = async (chart: CtChart, context: ChartContext): Promise<Result<Comparison>> => {
  const { targetBranch } = context.configuration;
  const old = await oldChartYaml(chart.path, context);
  if (isFailure(old)) return old;
  if (old.value === undefined) {
    return success({ lines: [`Unable to find chart on ${targetBranch}. New chart detected.`] });
  }
  const { version: oldVersion } = old.value;
  const newVersion = chart.yaml.version;
  const lines = [`Old chart version: ${oldVersion}`, `New chart version: ${newVersion}`];
  const order = compareVersions(oldVersion, newVersion);
  if (isFailure(order)) return order;
  return success(
    order.value < 0
      ? { lines: [...lines, 'Chart version ok.'] }
      : {
          lines,
          error: 'chart version not ok. Needs a version bump! ',
          hint: `Raise version in ${join(chart.path, 'Chart.yaml')} above ${oldVersion}.`,
        },
  );
};

const reasonFor = (chart: CtChart, { changed }: ChartContext): string => {
  const dependency = changed?.dependants.get(chart.path);
  return dependency === undefined ? '' : ` It packs ${dependency}, which changed.`;
};

/** A subchart that changed inside of an umbrella is a chart of its own; chart-testing overlooks it. */
const checkSubcharts = async (chart: CtChart, context: ChartContext): Promise<Result<readonly Finding[]>> => {
  const findings: Finding[] = [];
  for (const path of context.changed?.subcharts.get(chart.path) ?? []) {
    const subchart = readChart(context.directory, path);
    if (isFailure(subchart)) return subchart;
    const compared = await compareWithOld(subchart.value, context);
    if (isFailure(compared)) return compared;
    const { error, hint = '' } = compared.value;
    if (error === undefined) continue;
    const { name, version } = subchart.value.yaml;
    const message = `Subchart ${name} changed but its version is still ${version}. Needs a version bump!`;
    findings.push({
      ...chartFinding(chart, RULE, message, hint),
      template: `${chart.yaml.name}/${path.slice(chart.path.length + 1)}/Chart.yaml`,
    });
  }
  return success(findings);
};

/**
 * Checks that a changed chart, and each changed subchart inside of it, has a higher version than on the
 * target branch.
 *
 * @example await checkVersionIncrement(chart, context)
 */
export const checkVersionIncrement = async (chart: CtChart, context: ChartContext): Promise<StepOutcome> => {
  const first = `Checking chart ${quote(describeChart(chart))} for a version bump...`;
  const compared = await compareWithOld(chart, context);
  const subcharts = await checkSubcharts(chart, context);
  const failed = isFailure(compared) ? compared : isFailure(subcharts) ? subcharts : undefined;
  if (failed !== undefined) {
    const { message, hint } = failed.problem;
    return { lines: [first], findings: [chartFinding(chart, RULE, message, hint)], error: message };
  }
  const { lines, error, hint = '' } = isFailure(compared) ? { lines: [] } : compared.value;
  const nested = isFailure(subcharts) ? [] : subcharts.value;
  const own =
    error === undefined
      ? []
      : [chartFinding(chart, RULE, `${error.trim()}${reasonFor(chart, context)}`, hint)];
  const sentence = error ?? nested[0]?.message;
  return {
    lines: [first, ...lines, ...nested.map(({ message }) => message)],
    findings: [...own, ...nested],
    ...(sentence === undefined ? {} : { error: sentence }),
  };
};
