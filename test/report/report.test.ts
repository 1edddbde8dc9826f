import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finding } from '../../src/findings/index.js';
import {
  REPORT_FORMATS,
  locateFinding,
  saveReport,
  writeReport,
  type Report,
} from '../../src/report/index.js';
import { isFailure, throwIfFailed } from '../../src/result/index.js';
import { useTemporaryDirectories } from '../support/index.js';
import { SARIF_SHAPE } from './sarif-shape.js';

const temporaryDirectory = useTemporaryDirectories();

const colon = finding({
  rule: 'yaml/colons',
  chart: 'foo',
  values: 'ci/one-values.yaml',
  line: 3,
  column: 5,
  message: 'too many spaces after colon',
  hint: 'Correct that line.',
});

const hostile = finding({
  rule: 'helm/lint',
  chart: 'foo',
  template: 'foo/templates/a.yaml',
  object: { apiVersion: 'v1', kind: 'Service', namespace: undefined, name: 'web' },
  path: 'spec.ports[0]',
  message: 'a < b & "c" ]]> \u001b[31mred\u001b[0m\nsecond line, 100%: done',
  hint: '',
});

const warning = finding({
  rule: 'helm/lint',
  severity: 'warning',
  chart: 'foo',
  message: 'icon',
  hint: 'Add one.',
});

const report: Report = {
  command: 'egov-msa lint',
  version: '1.2.3',
  suites: [
    {
      name: 'foo',
      directory: 'charts/foo',
      durationMilliseconds: 1500,
      cases: [
        { name: 'yaml', findings: [colon, hostile], durationMilliseconds: 1000 },
        { name: 'default values', findings: [warning], durationMilliseconds: 500 },
        { name: 'maintainers', findings: [], durationMilliseconds: 0, skipped: 'offline' },
      ],
    },
  ],
};

const empty: Report = { ...report, suites: [] };

describe('the JUnit report', () => {
  const parse = (text: string) => {
    expect(SyntaxValidator.validate(text)).toBe(true);
    return new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(text) as {
      testsuites: {
        tests: string;
        failures: string;
        testsuite: { name: string; skipped: string; testcase: readonly Record<string, unknown>[] };
      };
    };
  };

  it('is well-formed whatever a tool has printed, and fails cases by errors only', () => {
    const { testsuites } = parse(writeReport('junit', report));
    const { testcase, ...suite } = testsuites.testsuite;
    expect(testsuites).toMatchObject({ tests: '3', failures: '1' });
    expect(suite).toMatchObject({ name: 'foo', failures: '1', skipped: '1', time: '1.500' });
    expect(testcase[0]).toMatchObject({
      classname: 'foo',
      name: 'yaml',
      failure: { message: 'too many spaces after colon', type: 'yaml/colons' },
    });
    expect(testcase[1]).not.toHaveProperty('failure');
    expect(testcase[2]).toHaveProperty('skipped');
  });

  it('keeps the text of messages', () => {
    const text = writeReport('junit', report);
    expect(text).toContain('charts/foo/ci/one-values.yaml:3:5: error: too many spaces after colon');
    expect(text).toContain('a &lt; b &amp; "c" ]]&gt; [31mred[0m');
    expect(text).not.toContain('\u001b');
  });

  it('is well-formed without any chart', () => {
    expect(parse(writeReport('junit', empty)).testsuites).toMatchObject({ tests: '0' });
  });
});

describe('the SARIF report', () => {
  it.each([
    ['findings', report],
    ['no finding', empty],
  ])('has the shape of SARIF 2.1.0 with %s', (_, input) => {
    const validate = new Ajv({ allErrors: true, strict: false }).compile(SARIF_SHAPE);
    validate(JSON.parse(writeReport('sarif', input)));
    expect(validate.errors ?? []).toStrictEqual([]);
  });

  it('points at the line of a values file', () => {
    const { runs } = JSON.parse(writeReport('sarif', report)) as {
      runs: [
        {
          results: { ruleId: string; ruleIndex: number; level: string; locations: unknown }[];
          tool: unknown;
        },
      ];
    };
    expect(runs[0].results[0]).toMatchObject({
      ruleId: 'yaml/colons',
      ruleIndex: 1,
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'charts/foo/ci/one-values.yaml' },
            region: { startLine: 3, startColumn: 5 },
          },
        },
      ],
    });
    expect(runs[0].results[1]).toMatchObject({
      locations: [{ logicalLocations: [{ fullyQualifiedName: 'Service/web spec.ports[0]' }] }],
    });
  });

  it('keeps the fingerprint of a finding that moved to another line', () => {
    const fingerprints = (line: number): unknown => {
      const moved = {
        ...report.suites[0],
        cases: [{ name: 'yaml', findings: [{ ...colon, line }], durationMilliseconds: 0 }],
      };
      const text = writeReport('sarif', {
        ...report,
        suites: [{ name: 'foo', durationMilliseconds: 0, ...moved }],
      });
      return (JSON.parse(text) as { runs: [{ results: [{ partialFingerprints: unknown }] }] }).runs[0]
        .results[0].partialFingerprints;
    };
    expect(fingerprints(3)).toStrictEqual(fingerprints(30));
  });
});

describe('the GitHub annotations', () => {
  it('escape what would end a command', () => {
    expect(writeReport('github', report).split('\n')).toStrictEqual([
      '::error file=charts/foo/ci/one-values.yaml,line=3,col=5,title=yaml/colons::too many spaces after colon%0ACorrect that line.',
      '::error file=charts/foo/templates/a.yaml,title=helm/lint::a < b & "c" ]]> \u001b[31mred\u001b[0m%0Asecond line, 100%25: done',
      '::warning file=charts/foo/Chart.yaml,title=helm/lint::icon%0AAdd one.',
    ]);
  });
});

describe('the JSON report', () => {
  it('has counts, and the file of each finding', () => {
    const data = JSON.parse(writeReport('json', report)) as {
      passed: boolean;
      counts: unknown;
      suites: { cases: { passed: boolean; findings: { location: unknown }[] }[] }[];
    };
    expect(data.passed).toBe(false);
    expect(data.counts).toMatchObject({ suites: 1, cases: 3, failed: 1, skipped: 1, errors: 2, warnings: 1 });
    expect(data.suites[0]?.cases.map(({ passed }) => passed)).toStrictEqual([false, true, true]);
    expect(data.suites[0]?.cases[0]?.findings[0]?.location).toStrictEqual({
      file: 'charts/foo/ci/one-values.yaml',
      line: 3,
      column: 5,
    });
  });

  it('gives durations in whole milliseconds', () => {
    const timed = { name: 'a', durationMilliseconds: 17_734.704869999998 };
    const suites = [
      { ...timed, cases: [{ ...timed, findings: [] }] },
      { ...timed, cases: [] },
    ];
    const data = JSON.parse(writeReport('json', { ...report, suites })) as unknown;
    expect(data).toMatchObject({
      counts: { durationMilliseconds: 35_470 },
      suites: [
        { durationMilliseconds: 17_735, cases: [{ durationMilliseconds: 17_735 }] },
        { durationMilliseconds: 17_735 },
      ],
    });
  });
});

describe('the text report', () => {
  it('names place, rule, hint and duration, and sums up', () => {
    const text = writeReport('text', report);
    expect(text).toContain('yaml (1.0 s)');
    expect(text).toContain(
      'charts/foo/ci/one-values.yaml:3:5: error too many spaces after colon (yaml/colons)',
    );
    expect(text).toContain('Service/web spec.ports[0]');
    expect(text).toContain('maintainers (skipped: offline)');
    expect(text).toContain('1 chart, 3 cases, 2 errors, 1 warning, 1.5 s');
  });
});

it('places findings without a file at Chart.yaml, and nowhere without a directory', () => {
  expect(locateFinding(warning, { directory: './charts/foo' })).toStrictEqual({
    file: 'charts/foo/Chart.yaml',
  });
  expect(locateFinding(warning, {})).toBeUndefined();
});

it.each(REPORT_FORMATS)('%s reports are the same each time', (format) => {
  expect(writeReport(format, report)).toBe(writeReport(format, structuredClone(report)));
});

describe('a report file', () => {
  it('is written with the folders above it', async () => {
    const path = join(temporaryDirectory(), 'a', 'b', 'lint.xml');
    throwIfFailed(await saveReport(path, '<a/>'));
    expect(readFileSync(path, 'utf8')).toBe('<a/>\n');
  });

  it('that cannot be written is named', async () => {
    const file = join(temporaryDirectory(), 'file');
    writeFileSync(file, '');
    const result = await saveReport(join(file, 'lint.xml'), '<a/>');
    expect(isFailure(result) && result.problem.message).toContain(join(file, 'lint.xml'));
  });
});
