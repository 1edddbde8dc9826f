import type { Finding } from '../findings/index.js';
import { locateFinding } from './location.js';
import type { Report, ReportSuite } from './report.js';

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

const annotation = (finding: Finding, suite: ReportSuite): string => {
  const location = locateFinding(finding, suite);
  const properties = {
    file: location?.file,
    line: location?.line,
    col: location?.column,
    title: finding.rule,
  };
  const written = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${escapeProperty(String(value))}`],
  );
  const text = finding.hint === '' ? finding.message : `${finding.message}\n${finding.hint}`;
  return `::${finding.severity} ${written.join(',')}::${escapeData(text)}`;
};

/**
 * Writes a report as workflow commands of GitHub Actions, which shows each one at its line of the change.
 * The escapes are those of the runner's toolkit (actions/toolkit, packages/core/src/command.ts).
 *
 * @returns one line a finding; empty when there is none
 * @example print(githubReport(report));
 */
export const githubReport = (report: Report): string =>
  report.suites
    .flatMap((suite) =>
      suite.cases.flatMap((item) => item.findings.map((finding) => annotation(finding, suite))),
    )
    .join('\n');
