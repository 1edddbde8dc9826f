import { colours } from '../terminal/index.js';
import type { Finding } from '../findings/index.js';
import { formatLocation, locateFinding } from './location.js';
import { countReport, hasFailed, type Report, type ReportCase, type ReportSuite } from './report.js';

const count = (amount: number, noun: string): string => `${String(amount)} ${noun}${amount === 1 ? '' : 's'}`;

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

const objectName = ({ object, path }: Finding): string =>
  [object === undefined ? '' : `${object.kind}/${object.name}`, path ?? '']
    .filter((part) => part !== '')
    .join(' ');

/**
 * One finding in words: place, message, rule, and below it what to do.
 *
 * @example formatFinding(finding, suite).join('\n')
 */
export const formatFinding = (finding: Finding, suite: ReportSuite): readonly string[] => {
  const place = formatLocation(locateFinding(finding, suite));
  const mark = finding.severity === 'error' ? colours.red('error') : colours.yellow('warning');
  const object = objectName(finding);
  const subject = [place, object].filter((part) => part !== '').join(' ');
  const prefix = subject === '' ? '' : `${subject}: `;
  return [
    `${prefix}${mark} ${finding.message} ${colours.dim(`(${finding.rule})`)}`,
    ...(finding.hint === '' ? [] : [`  ${finding.hint}`]),
  ];
};

/**
 * One case in words: how it went and what was found.
 *
 * @returns lines
 * @example formatCase(suite.cases[0], suite).join('\n')
 */
export const formatCase = (item: ReportCase, suite: ReportSuite): readonly string[] => {
  const mark =
    item.skipped !== undefined ? colours.dim('-') : hasFailed(item) ? colours.red('✖') : colours.green('✔');
  const note =
    item.skipped === undefined ? `(${seconds(item.durationMilliseconds)})` : `(skipped: ${item.skipped})`;
  return [
    `  ${mark} ${item.name} ${colours.dim(note)}`,
    ...item.findings.flatMap((finding) => formatFinding(finding, suite)).map((line) => `      ${line}`),
  ];
};

/**
 * Writes a report for people: every case with its duration, every finding with what to do, and a summary.
 *
 * @returns text without a line end
 * @example print(textReport(report));
 */
export const textReport = (report: Report): string => {
  const counts = countReport(report);
  const summary = [
    count(counts.suites, 'chart'),
    count(counts.cases, 'case'),
    count(counts.errors, 'error'),
    count(counts.warnings, 'warning'),
    seconds(counts.durationMilliseconds),
  ].join(', ');
  return [
    ...report.suites.flatMap((suite) => [
      colours.bold(suite.name),
      ...suite.cases.flatMap((item) => formatCase(item, suite)),
      '',
    ]),
    summary,
  ].join('\n');
};
