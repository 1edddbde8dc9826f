import { finding, type Finding } from '../../findings/index.js';
import { formatLocation, locateFinding, type ReportSuite } from '../../report/index.js';
import { describeChart, type CtChart } from '../charts/index.js';
import { ruler } from '../console.js';
import type { Step } from '../step.js';
import type { BrokenChart } from './select.js';

/** One chart, done. */
export interface ChartResult {
  readonly chart: CtChart;
  readonly steps: readonly Step[];
  /** From its start to its end; steps that ran side by side count once. */
  readonly durationMilliseconds: number;
}

/** chart-testing stops at the first error; its sentence is that of the first step that failed. */
export const errorOf = ({ steps }: Pick<ChartResult, 'steps'>): string | undefined =>
  steps.find(({ error }) => error !== undefined)?.error;

/** The result of a chart that was not tested. */
export const brokenResult = ({ chart, problem }: BrokenChart): ChartResult => {
  const { message, hint } = problem;
  const found = finding({ rule: 'ct/chart', chart: chart.yaml.name, message, hint });
  return {
    chart,
    steps: [{ name: 'Chart.yaml', lines: [], findings: [found], error: message, durationMilliseconds: 0 }],
    durationMilliseconds: 0,
  };
};

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

const indent = (text: string, spaces: string): string =>
  `${spaces}${text.trim().replaceAll('\n', `\n${spaces}`)}`;

/** Where, what and what to do. A finding about no file in particular, or that names it, stands alone. */
const errorLines = (found: Finding, { path }: CtChart): readonly string[] => {
  const { template, values, message, hint } = found;
  const location = locateFinding(found, { directory: path });
  const isPlaced = template !== undefined || values !== undefined;
  const isNamed = location !== undefined && message.startsWith(location.file);
  const place = isPlaced && !isNamed ? `${formatLocation(location)}: ` : '';
  return [indent(`${place}${message}`, '     '), ...(hint === '' ? [] : [indent(hint, '       ')])];
};

/** What chart-testing leaves out: every error, its place, what to do and how long it took. */
const detailLines = ({ chart, steps }: ChartResult): readonly string[] =>
  steps
    .filter(({ error }) => error !== undefined)
    .flatMap(({ name, error = '', findings, durationMilliseconds }) => {
      const errors = findings.filter(({ severity }) => severity === 'error');
      const details = errors.flatMap((found) => errorLines(found, chart));
      return [
        `   ${name} (${seconds(durationMilliseconds)})`,
        ...(details.length === 0 ? [`     ${error}`] : details),
      ];
    });

/**
 * The list of results at the end, in chart-testing's form; below a failed chart, every error of it with what to do.
 *
 * @example formatResults(results, false).forEach(print)
 */
export const formatResults = (results: readonly ChartResult[], githubGroups: boolean): readonly string[] => {
  const lines = results.flatMap((result) => {
    const error = errorOf(result);
    const name = describeChart(result.chart);
    return error === undefined ? [` ✔︎ ${name}`] : [` ✖︎ ${name} > ${error}`, ...detailLines(result)];
  });
  const body = results.length === 0 ? ['No chart changes detected.'] : lines;
  return githubGroups
    ? ['::group::Test Results', ...body, '::endgroup::']
    : ['', ruler('-'), ...body, ruler('-')];
};

/** The same as data for the report writers. */
export const toSuite = ({ chart, steps, durationMilliseconds: duration }: ChartResult): ReportSuite => ({
  name: chart.yaml.name,
  directory: chart.path,
  durationMilliseconds: duration,
  cases: steps.map(({ name, findings, durationMilliseconds, skipped }) => ({
    name,
    findings,
    durationMilliseconds,
    ...(skipped === undefined ? {} : { skipped }),
  })),
});
