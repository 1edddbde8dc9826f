import { Option, type Command } from 'commander';
import { resolve } from 'node:path';
import {
  REPORT_FORMATS,
  saveReport,
  writeReport,
  type Report,
  type ReportFormat,
} from '../../report/index.js';
import { success, type Result } from '../../result/index.js';

export interface ReportOptions {
  readonly output: ReportFormat;
  readonly outputFile?: string;
}

/**
 * Adds `--output` and `--output-file`.
 *
 * @example addReportOptions(new Command('lint'))
 */
export const addReportOptions = (command: Command): Command =>
  command
    .addOption(
      new Option('-o, --output <format>', 'format of the report').choices(REPORT_FORMATS).default('text'),
    )
    .option('--output-file <path>', 'write the report there; standard output keeps the text');

/**
 * Tells whether chart-testing's own text goes to standard output: always, but for a report that takes its place.
 * The annotations for GitHub stand in the text.
 *
 * @example printsText({ output: 'json' }) // false
 */
export const printsText = ({ output, outputFile }: ReportOptions): boolean =>
  outputFile !== undefined || output === 'text' || output === 'github';

/**
 * Writes the report to its file or to standard output.
 *
 * @param directory - that a relative path starts from
 * @example await publishReport(report, options, '.', console.log);
 */
export const publishReport = async (
  report: Report,
  { output, outputFile }: ReportOptions,
  directory: string,
  print: (text: string) => void,
): Promise<Result<undefined>> => {
  if (outputFile === undefined && output === 'text') return success(undefined);
  const text = writeReport(output, report);
  if (outputFile !== undefined) return saveReport(resolve(directory, outputFile), text);
  if (text !== '') print(text);
  return success(undefined);
};
