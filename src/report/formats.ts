import { githubReport } from './github.js';
import { jsonReport } from './json.js';
import { junitReport } from './junit.js';
import type { Report } from './report.js';
import { sarifReport } from './sarif.js';
import { textReport } from './text.js';

export const REPORT_FORMATS = ['text', 'json', 'junit', 'sarif', 'github'] as const;

export type ReportFormat = (typeof REPORT_FORMATS)[number];

const WRITERS: Readonly<Record<ReportFormat, (report: Report) => string>> = {
  text: textReport,
  json: jsonReport,
  junit: junitReport,
  sarif: sarifReport,
  github: githubReport,
};

/**
 * Narrows what a user typed.
 *
 * @example isReportFormat('junit') // true
 */
export const isReportFormat = (text: string): text is ReportFormat =>
  (REPORT_FORMATS as readonly string[]).includes(text);

/**
 * Writes a report in a format; the same report always gives the same text.
 *
 * @returns text without a line end
 * @example print(writeReport('junit', report));
 */
export const writeReport = (format: ReportFormat, report: Report): string => WRITERS[format](report);
