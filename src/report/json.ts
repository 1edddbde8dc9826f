import { locateFinding } from './location.js';
import { countReport, hasFailed, type Report } from './report.js';

/** Raised when a field changes its meaning or goes. */
const FORMAT = 1;

/** What a clock says below a millisecond is noise. */
const rounded = <Timed extends { readonly durationMilliseconds: number }>(timed: Timed): Timed => ({
  ...timed,
  durationMilliseconds: Math.round(timed.durationMilliseconds),
});

/**
 * Writes a report for programs: the report itself, with counts and the file of every finding.
 *
 * @example JSON.parse(jsonReport(report)).counts.errors
 */
export const jsonReport = (report: Report): string => {
  const suites = report.suites.map((suite) => ({ ...rounded(suite), cases: suite.cases.map(rounded) }));
  const counts = countReport({ suites });
  return JSON.stringify(
    {
      format: FORMAT,
      command: report.command,
      version: report.version,
      passed: counts.errors === 0,
      counts,
      suites: suites.map((suite) => ({
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
};
