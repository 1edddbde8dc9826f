import { createHash } from 'node:crypto';
import type { Finding } from '../findings/index.js';
import { locateFinding } from './location.js';
import type { Report, ReportSuite } from './report.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const uniqueRules = (findings: readonly Finding[]): readonly string[] =>
  [...new Set(findings.map(({ rule }) => rule))].sort();

/** Without the line, so that a finding keeps its identity when lines above it come and go. */
const fingerprint = ({ rule, chart, values, template, object, path, message }: Finding): string =>
  createHash('sha256')
    .update(JSON.stringify([rule, chart, values, template, object, path, message]))
    .digest('hex');

const toLocation = (finding: Finding, suite: ReportSuite): readonly object[] => {
  const location = locateFinding(finding, suite);
  if (location === undefined) return [];
  const { file, line, column } = location;
  const region =
    line === undefined
      ? {}
      : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } };
  const { object, path } = finding;
  const names = [object === undefined ? undefined : `${object.kind}/${object.name}`, path];
  const fullyQualifiedName = names.filter((name) => name !== undefined).join(' ');
  return [
    {
      physicalLocation: { artifactLocation: { uri: encodeURI(file), uriBaseId: '%SRCROOT%' }, ...region },
      ...(fullyQualifiedName === '' ? {} : { logicalLocations: [{ fullyQualifiedName }] }),
    },
  ];
};

/**
 * Writes a report as SARIF 2.1.0, which code hosts show beside the lines of a change.
 *
 * @example await saveReport('report.sarif', sarifReport(report));
 */
export const sarifReport = (report: Report): string => {
  const located = report.suites.flatMap((suite) =>
    suite.cases.flatMap((item) => item.findings.map((finding) => ({ suite, finding }))),
  );
  const rules = uniqueRules(located.map(({ finding }) => finding));
  const run = {
    tool: { driver: { name: 'egov-msa', version: report.version, rules: rules.map((id) => ({ id })) } },
    columnKind: 'utf16CodeUnits',
    results: located.map(({ suite, finding }) => ({
      ruleId: finding.rule,
      ruleIndex: rules.indexOf(finding.rule),
      level: finding.severity,
      message: { text: [finding.message, finding.hint].filter((text) => text !== '').join(' ') },
      locations: toLocation(finding, suite),
      partialFingerprints: { 'finding/v1': fingerprint(finding) },
      properties: {
        chart: finding.chart,
        ...(finding.values === undefined ? {} : { values: finding.values }),
      },
    })),
  };
  return JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, undefined, 2);
};
