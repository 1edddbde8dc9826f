import pLimit from 'p-limit';
import { availableParallelism } from 'node:os';
import type { Chart } from '../../../chart/index.js';
import {
  casesOf,
  checkCases,
  checkChart,
  checkRelease,
  idleExceptions,
  invariants,
  isSelected,
  joinReports,
  loadSettings,
  renderCases,
  type ChartContext,
  type CheckReport,
  type RenderCasesOptions,
  type RenderedCase,
  type Selection,
  type ValuesCase,
} from '../../../invariants/index.js';
import { stacksOf } from '../../../matrix/index.js';
import { refusedRender } from '../../../render/index.js';
import type { ReportSuite } from '../../../report/index.js';
import { isFailure, success, type Result } from '../../../result/index.js';
import type { Counter } from '../../../terminal/index.js';
import { suiteOf } from '../../findings-report.js';
import type { ChartExceptions } from './idle.js';

export interface CheckRequest {
  readonly helm: RenderCasesOptions['helm'];
  readonly kubeVersion?: string;
  readonly selection: Selection;
  readonly counter: Counter;
  readonly onWarning: (message: string) => void;
}

/** What a check of one chart found. */
export interface CheckedChart extends ChartExceptions {
  readonly suite: ReportSuite;
  /** How many findings the chart itself excuses. */
  readonly excused: number;
}

interface CheckedCase {
  readonly name: string;
  readonly durationMilliseconds: number;
  /** Undefined when the case was refused. */
  readonly rendered?: RenderedCase;
  readonly report: CheckReport;
}

const EMPTY: CheckReport = { findings: [], exceptions: [] };

// What several cases are compared for is checked when all of them are rendered, and some of it only where none is missing.
const onlyCases = (selection: Selection, complete: boolean): Selection => ({
  only: invariants
    .filter((one) => one.scope === 'cases' && (complete || one.needsEveryCase !== true))
    .filter((one) => isSelected(one, selection))
    .map(({ rule }) => rule),
});

const checkCase = async (
  one: ValuesCase,
  context: ChartContext,
  { helm, kubeVersion, selection, counter, onWarning }: CheckRequest,
): Promise<Result<CheckedCase>> => {
  const { chart, settings } = context;
  const started = performance.now();
  const version = kubeVersion === undefined ? {} : { kubeVersion };
  const compare = invariants.some((rule) => rule.scope === 'cases' && isSelected(rule, selection));
  const rendered = await renderCases([one], { chart, settings, helm, onWarning, compare, ...version });
  const durationMilliseconds = performance.now() - started;
  counter.advance(`${chart.metadata.name} ${one.name}`);
  if (isFailure(rendered)) {
    // A helm that is missing or was killed says nothing of the chart.
    if (rendered.problem.kind === 'tool') return rendered;
    const findings = [refusedRender(chart, one, rendered.problem)];
    return success({ name: one.name, durationMilliseconds, report: { ...EMPTY, findings } });
  }
  const [first] = rendered.value;
  if (first === undefined) return success({ name: one.name, durationMilliseconds, report: EMPTY });
  const { release, environment } = first;
  const report = checkRelease(release, { ...context, values: one.name, environment }, selection);
  return success({
    name: one.name,
    durationMilliseconds: performance.now() - started,
    rendered: first,
    report,
  });
};

// Of a selection, of another Kubernetes version or of a case that was refused nobody knows what it would have excused.
const idleIn = (
  { chart, settings }: ChartContext,
  cases: readonly CheckedCase[],
  report: CheckReport,
  { selection, kubeVersion }: CheckRequest,
): readonly number[] | undefined => {
  const isWhole = invariants.every((invariant) => isSelected(invariant, selection));
  if (!isWhole || kubeVersion !== undefined || cases.some(({ rendered }) => rendered === undefined))
    return undefined;
  return idleExceptions(settings, report, {
    checked: cases.map(({ name }) => name),
    others: stacksOf(chart).map(({ name }) => name),
  });
};

/**
 * Counts what {@link checkWholeChart} will advance.
 *
 * @example progress.count('Checking', countCases(charts))
 */
export const countCases = (charts: readonly Chart[]): number =>
  charts.reduce((total, chart) => total + casesOf(chart).length, 0);

/**
 * Checks the invariants of a chart over all its cases: the defaults, the files in ci/ and the environments.
 *
 * @returns a failure when the settings are wrong or helm does not run; a case that helm refuses is a finding
 * @example const checked = await checkWholeChart(chart, { helm, selection: {}, counter });
 */
export const checkWholeChart = async (chart: Chart, request: CheckRequest): Promise<Result<CheckedChart>> => {
  const settings = loadSettings(chart.directory);
  if (isFailure(settings)) return settings;
  const started = performance.now();
  const context: ChartContext = { chart, settings: settings.value };
  const limit = pLimit(availableParallelism());
  const results = await Promise.all(
    casesOf(chart).map((one) => limit(() => checkCase(one, context, request))),
  );
  const cases: CheckedCase[] = [];
  for (const result of results) {
    if (isFailure(result)) return result;
    cases.push(result.value);
  }
  const rendered = cases.flatMap((one) => one.rendered ?? []);
  const together = joinReports([
    checkChart(context, request.selection),
    checkCases(rendered, context, onlyCases(request.selection, rendered.length === cases.length)),
  ]);
  const report = joinReports([together, ...cases.map((one) => one.report)]);
  const { findings, exceptions } = report;
  const names = new Set(cases.map(({ name }) => name));
  const suite = suiteOf(
    chart,
    cases.map(({ name, durationMilliseconds }) => ({
      name,
      durationMilliseconds,
      findings: findings.filter(({ values }) => values === name),
    })),
    findings.filter(({ values }) => values === undefined || !names.has(values)),
    started,
  );
  const idle = idleIn(context, cases, report, request);
  return success({ suite, excused: exceptions.length, chart, settings: settings.value, idle });
};
