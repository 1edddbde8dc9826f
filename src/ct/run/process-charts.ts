import { isFailure, success, type Result } from '../../result/index.js';
import { describeChart, type CtChart } from '../charts/index.js';
import { groupLines } from '../console.js';
import type { ChartContext } from '../context.js';
import type { Step } from '../step.js';
import { addRepositories } from './repositories.js';
import { brokenResult, formatResults, type ChartResult } from './results.js';
import type { Selection } from './select.js';

export interface ProcessOptions {
  readonly print: (line: string) => void;
  /** Charts at once; on a cluster one after the other, or their waiting would take turns. */
  readonly parallel: boolean;
}

/** Does the work on one chart; `print` shows a line while it goes on. */
export type ChartAction = (chart: CtChart, print: (line: string) => void) => Promise<readonly Step[]>;

const headerLines = ({ charts, lines }: Selection, githubGroups: boolean): readonly string[] => {
  const list = groupLines(
    'Charts to be processed:',
    charts.map((chart) => ` ${describeChart(chart)}`),
    githubGroups,
  );
  return [
    ...lines,
    ...(githubGroups ? list.map((line) => line.replace(/^(::group::.*):$/, '$1')) : ['', ...list, '']),
  ];
};

/**
 * Works on the selected charts, several at a time, and prints what chart-testing prints, chart by chart in
 * their order.
 *
 * @returns a result for each chart, those with a broken Chart.yaml included
 * @example const results = await processCharts(selection, context, (chart) => lintChart(chart, context), options);
 */
export const processCharts = async (
  selection: Selection,
  context: ChartContext,
  action: ChartAction,
  { print, parallel }: ProcessOptions,
): Promise<Result<readonly ChartResult[]>> => {
  const { githubGroups } = context.configuration;
  const broken = selection.broken.map(brokenResult);
  const results: ChartResult[] = [];
  if (selection.charts.length > 0 || selection.lines.length > 0) {
    headerLines(selection, githubGroups).forEach(print);
    const added = await addRepositories(context, print);
    if (isFailure(added)) return added;
    const silent = (): void => undefined;
    const timed = async (chart: CtChart, printLine: (line: string) => void): Promise<ChartResult> => {
      const start = performance.now();
      const steps = await action(chart, printLine);
      return { chart, steps, durationMilliseconds: Math.round(performance.now() - start) };
    };
    const started = parallel ? selection.charts.map((chart) => timed(chart, silent)) : [];
    for (const [index, chart] of selection.charts.entries()) {
      const result = await (started[index] ?? timed(chart, print));
      if (parallel) result.steps.flatMap(({ lines }) => lines).forEach(print);
      results.push(result);
    }
  }
  const all = [...results, ...broken];
  formatResults(all, githubGroups).forEach(print);
  return success(all);
};
