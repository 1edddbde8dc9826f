import { formatLocation, locateFinding } from './location.js';
import { countReport, hasFailed, type Report, type ReportCase, type ReportSuite } from './report.js';
import { element, writeXml, type XmlElement } from './xml.js';

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);

const failureText = (item: ReportCase, suite: ReportSuite): string =>
  item.findings
    .map((finding) => {
      const place = formatLocation(locateFinding(finding, suite));
      return `${place === '' ? '' : `${place}: `}${finding.severity}: ${finding.message} (${finding.rule})\n  ${finding.hint}`;
    })
    .join('\n');

const outcome = (item: ReportCase, suite: ReportSuite): readonly XmlElement[] => {
  if (item.skipped !== undefined) return [element('skipped', { message: item.skipped })];
  if (item.findings.length === 0) return [];
  const text = failureText(item, suite);
  const first = item.findings.find(({ severity }) => severity === 'error');
  return first === undefined
    ? [element('system-out', {}, [text])]
    : [element('failure', { message: first.message, type: first.rule }, [text])];
};

const testCase = (item: ReportCase, suite: ReportSuite): XmlElement =>
  element(
    'testcase',
    { classname: suite.name, name: item.name, time: seconds(item.durationMilliseconds) },
    outcome(item, suite),
  );

const testSuite = (suite: ReportSuite): XmlElement =>
  element(
    'testsuite',
    {
      name: suite.name,
      tests: suite.cases.length,
      failures: suite.cases.filter(hasFailed).length,
      errors: 0,
      skipped: suite.cases.filter(({ skipped }) => skipped !== undefined).length,
      time: seconds(suite.durationMilliseconds),
    },
    suite.cases.map((item) => testCase(item, suite)),
  );

/**
 * Writes a report as JUnit XML, in the form that Jenkins, GitLab and GitHub's reporters read: one suite a
 * chart, one test case a values file or check. Warnings do not fail a case.
 *
 * @example await saveReport('report.xml', junitReport(report));
 */
export const junitReport = (report: Report): string => {
  const counts = countReport(report);
  const attributes = {
    name: report.command,
    tests: counts.cases,
    failures: counts.failed,
    errors: 0,
    time: seconds(counts.durationMilliseconds),
  };
  return writeXml(element('testsuites', attributes, report.suites.map(testSuite)));
};
