import { Option } from 'commander';
import { basename, join, resolve, sep } from 'node:path';
import type { Chart } from '../chart/index.js';
import { finding, hasErrors, sortFindings, uniqueFindings, type Finding } from '../findings/index.js';
import { relativePath } from '../paths/index.js';
import {
  REPORT_FORMATS,
  saveReport,
  writeReport,
  type ReportCase,
  type ReportFormat,
  type ReportSuite,
} from '../report/index.js';
import { isFailure, success, type Problem, type Result } from '../result/index.js';
import type { CliContext } from './context.js';
import { toolkitVersion } from './version.js';

export interface ReportOptions {
  readonly output: ReportFormat;
  readonly outputFile?: string;
}

/** For the help of commands that print findings. */
export const FINDINGS_EXIT_CODES =
  'Exit codes: 0 no errors, 1 errors, 2 called wrongly, 3 a program or the machine failed.';

/**
 * The options of commands that print findings.
 *
 * @example for (const option of reportOptions()) command.addOption(option);
 */
export const reportOptions = (): readonly Option[] => [
  new Option('-o, --output <format>', 'format of the report').choices(REPORT_FORMATS).default('text'),
  new Option('--output-file <path>', 'write the report there, and the text to standard output'),
];

const shownPath = (directory: string): string => relativePath(process.cwd(), directory) || '.';

/** Name of the case that findings without one go to. */
export const CHART_CASE = 'chart';

/**
 * Gathers what was found in a chart.
 *
 * @param cases - what was looked at, each with its findings
 * @param chartFindings - what belongs to none of them
 * @param started - time of `performance.now()` when it began
 * @example suiteOf(chart, [{ name: 'vagrant', durationMilliseconds: 80, findings }], [], started)
 */
export const suiteOf = (
  { directory, metadata }: Chart,
  cases: readonly ReportCase[],
  chartFindings: readonly Finding[],
  started: number,
): ReportSuite => {
  const own: ReportCase = { name: CHART_CASE, durationMilliseconds: 0, findings: chartFindings };
  return {
    name: metadata.name,
    directory: shownPath(directory),
    durationMilliseconds: performance.now() - started,
    cases: [...(chartFindings.length === 0 ? [] : [own]), ...cases].map((one) => ({
      ...one,
      findings: sortFindings(uniqueFindings(one.findings)),
    })),
  };
};

/**
 * A chart with a file that cannot be read, as the suite of that one finding.
 *
 * @param directory - as the command line names it
 * @param problem - what `loadChart` returned
 * @example brokenSuite('charts/one', loaded.problem).cases[0].findings[0].file // 'values.yaml'
 */
export const brokenSuite = (directory: string, { message, hint, place = {} }: Problem): ReportSuite => {
  const folder = resolve(directory);
  const { file = join(folder, 'Chart.yaml'), line, column } = place;
  const found = finding({
    rule: 'chart/unreadable',
    chart: basename(folder),
    file: relativePath(folder, file),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    message: message.replaceAll(`${folder}${sep}`, ''),
    hint,
  });
  return {
    name: basename(folder),
    directory: shownPath(folder),
    durationMilliseconds: 0,
    cases: [{ name: CHART_CASE, durationMilliseconds: 0, findings: [found] }],
  };
};

/**
 * Prints a report in the format asked for, or saves it.
 *
 * @param command - as typed: `egov-msa check`
 * @returns the exit code: 1 when there is an error among the findings
 * @example return publish('egov-msa check', suites, options, context);
 */
export const publish = async (
  command: string,
  suites: readonly ReportSuite[],
  { output, outputFile }: ReportOptions,
  { print }: CliContext,
): Promise<Result<number>> => {
  const report = { command, version: toolkitVersion(), suites };
  const text = writeReport(outputFile === undefined ? output : 'text', report);
  if (text !== '') print(text);
  if (outputFile !== undefined) {
    const saved = await saveReport(outputFile, writeReport(output, report));
    if (isFailure(saved)) return saved;
  }
  const findings = suites.flatMap(({ cases }) => cases.flatMap((one) => one.findings));
  return success(hasErrors(findings) ? 1 : 0);
};
