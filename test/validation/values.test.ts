import { describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../src/findings/index.js';
import { validateValues } from '../../src/validation/index.js';
import { egovChart, fixtureChart, testHelm, useTemporaryDirectories } from '../support/index.js';

const at = ({ rule, path, line, column }: Finding): string =>
  `${rule} ${path ?? '-'} ${line ?? '-'}:${column ?? '-'}`;

describe('validateValues', () => {
  const temporaryDirectory = useTemporaryDirectories();
  const chart = fixtureChart('strict-values');

  const write = (text: string): string => {
    const path = join(temporaryDirectory(), 'mine.yaml');
    writeFileSync(path, text);
    return path;
  };

  const validate = async (text: string): Promise<readonly Finding[]> => validateValues(chart, [write(text)]);

  it('says nothing of a file that sets a part of the values, even the required ones not', async () => {
    expect(await validate('replicaCount: 2\ningress:\n  host: edu.example.go.kr\nport: http\n')).toEqual([]);
    expect(await validate('')).toEqual([]);
    expect(await validate('# nothing yet\n')).toEqual([]);
  });

  it('names the file, the place and what was meant by a key that does not exist', async () => {
    const file = write('ingress:\n  hsot: a\n');
    expect(await validateValues(chart, [file])).toEqual([
      {
        rule: 'values/unknown-key',
        severity: 'error',
        chart: 'strict-values',
        values: file,
        template: undefined,
        object: undefined,
        path: 'ingress.hsot',
        message: 'ingress.hsot is not a key of strict-values.',
        hint: 'Did you mean ingress.host?',
        line: 2,
        column: 3,
      },
    ]);
  });

  it('reports all of a file in one pass, in the order of its lines', async () => {
    const findings = await validate(
      'replicaCount: two\ntype: nodeport\ningress:\n  hosts:\n    - a b\n    - 7\nextra: 1\nport: [1]\n',
    );
    expect(findings.map(at)).toEqual([
      'values/wrong-type replicaCount 1:1',
      'values/invalid-value type 2:1',
      'values/invalid-value ingress.hosts[0] 5:7',
      'values/wrong-type ingress.hosts[1] 6:7',
      'values/unknown-key extra 7:1',
      'values/invalid-value port 8:1',
    ]);
    expect(findings.map(({ message }) => message)).toEqual([
      'replicaCount is "two" where a whole number is expected.',
      'type is "nodeport"; it must be one of "nodePort", "ingress".',
      'ingress.hosts[0] is "a b"; it must match format "hostname".',
      'ingress.hosts[1] is 7 where a text is expected.',
      'extra is not a key of strict-values.',
      'port is a list, which is none of the forms that are allowed there.',
    ]);
    expect(findings.map(({ hint }) => hint).slice(0, 2)).toEqual([
      'Give a whole number (Pods).',
      'Did you mean nodePort?',
    ]);
  });

  it("holds a subchart's values to the subchart's schema, below its alias", async () => {
    const findings = await validate('store:\n  size: 5Gi\n  sise: 1\n');
    expect(findings.map((found) => [found.chart, at(found), found.hint])).toEqual([
      ['database', 'values/unknown-key store.sise 3:3', 'Did you mean store.size?'],
    ]);
  });

  it('lets null take a default away', async () => {
    expect(await validate('replicaCount: null\ningress:\n  host: ~\n')).toEqual([]);
  });

  it('reads scalars as Helm does', async () => {
    expect(await validate('owner: 2026-01-01\nreplicaCount: 0o17\n')).toEqual([]);
    expect((await validate('owner: yes\n')).map(at)).toEqual(['values/wrong-type owner 1:1']);
  });

  it('does not show what may be a password', async () => {
    const [found] = await validate('adminPassword: hunter2\n');
    expect(found?.message).toBe('adminPassword is its value; it must NOT have fewer than 12 characters.');
  });

  it('follows aliases and merges to where the key stands', async () => {
    const findings = await validate('ingress: &a\n  host: 1\n');
    expect(findings.map(at)).toEqual(['values/wrong-type ingress.host 2:3']);
  });

  it.each([
    ['a tab', 'ingress:\n\thost: a\n', 'values/tab-indent - 2:1'],
    ['a bracket that stays open', 'type: [a\n', 'values/invalid-yaml - 2:1'],
    ['a key twice', 'type: ingress\ntype: nodePort\n', 'values/duplicate-key - 2:1'],
    ['a list at the top', '- a\n', 'values/not-a-mapping - 1:1'],
    ['several documents', 'type: ingress\n---\nport: 1\n', 'values/several-documents - -:-'],
    ['a byte order mark', '\uFEFFtype: ingress\n', 'values/byte-order-mark - 1:1'],
    ['Windows line ends', 'type: ingress\r\nport: 1\r\n', 'values/line-ends - 1:1'],
    ['an anchor that does not exist', 'type: *nowhere\n', 'values/invalid-yaml - 1:8'],
  ])('finds %s', async (_, text, expected) => {
    expect((await validate(text)).map(at)).toEqual([expected]);
  });

  it('names a file that is not there', async () => {
    expect(await validateValues(chart, ['ministries/none.yaml'])).toMatchObject([
      {
        rule: 'values/unreadable',
        values: 'ministries/none.yaml',
        message: 'The values file cannot be read: It does not exist.',
      },
    ]);
  });

  it('lets helm say what is missing in the whole', async () => {
    const helm = await testHelm();
    const file = write('ingress:\n  className: nginx\n');
    const findings = await validateValues(chart, [file], { helm });
    expect(findings.map(at)).toEqual(['values/refused - -:-']);
    expect(findings[0]?.message).toContain('owner');
    expect(await validateValues(chart, [file, write('owner: team\n')], { helm })).toEqual([]);
  });

  it('finds nothing in the values files that ship with our chart', async () => {
    const egov = egovChart();
    const { environments, ministries, ci } = egov.valuesFiles;
    const files = [...environments, ...ministries, ...ci].map(({ path }) => path);
    expect(await validateValues(egov, [join(egov.directory, 'values.yaml'), ...files])).toEqual([]);
  });
});
