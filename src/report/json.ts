import { locateFinding } from './location.js';
import { countReport, hasFailed, type Report } from './report.js';

/** Raised when a field changes its meaning or goes. */
const FORMAT = 1;

/**
 * Writes a report for programs: the report itself, with counts and the file of every finding.
 *
 * @example JSON.parse(jsonReport(report)).counts.errors
 */
export const jsonReport = (report: Report): string =>
  JSON.stringify(
    {
      format: FORMAT,
      command: report.command,
      version: report.version,
      passed: countReport(report).errors === 0,
      counts: countReport(report),
      suites: report.suites.map((suite) => ({
        ...suite,
        cases: suite.cases.map((item) => ({
          ...item,
          passed: !hasFailed(item),
          findings: item.findings.map((finding) => ({ ...finding, location: locateFinding(finding, suite) })),
        })),
      })),
    },
    undefined,
    2,
  );
