import { afterEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { matchers } from '../../src/jest/index.js';
import { formatGolden, parseGolden } from '../../src/jest/golden.js';
import type { GoldenCall } from '../../src/jest/matchers/golden.js';
import { useTemporaryDirectories } from '../support/index.js';
import { renderBase } from './support.js';

const temporaryDirectory = useTemporaryDirectories();

const call = (directory: string, mode: 'all' | 'new' | 'none' = 'new'): GoldenCall => ({
  testPath: join(directory, 'web.test.ts'),
  snapshotState: { _updateSnapshot: mode },
});

const match = (directory: string, subject: unknown, mode?: 'all' | 'new' | 'none') =>
  matchers.toMatchGolden.call(call(directory, mode), subject, 'web');

const goldenOf = (directory: string): string => join(directory, '__goldens__', 'web.yaml');

afterEach(() => {
  delete process.env['EGOV_MSA_UPDATE'];
});

describe('toMatchGolden', () => {
  it('matches the golden of this test', async () => {
    const release = await renderBase();
    expect(release.ofComponent('web')).toMatchGolden('web');
    expect(release.find('Service', 'egov-worker')).toMatchGolden('worker-service');
  });

  it('writes a missing golden, but for jest --ci, where it fails', async () => {
    const directory = temporaryDirectory();
    const release = await renderBase();
    const refused = match(directory, release, 'none');
    expect(refused.pass).toBe(false);
    expect(refused.message()).toMatch(
      /^Found: no golden at .*web\.yaml\nFix: {3}Run jest -u, or set EGOV_MSA_UPDATE=1, and commit the file\.$/m,
    );
    expect(match(directory, release).pass).toBe(true);
    expect(existsSync(goldenOf(directory))).toBe(true);
    expect(match(directory, release, 'none').pass).toBe(true);
  });

  it('shows a change field by field and leaves the golden as it is', async () => {
    const directory = temporaryDirectory();
    match(directory, await renderBase());
    const before = readFileSync(goldenOf(directory), 'utf8');
    const result = match(directory, await renderBase({ set: ['greeting=bye', 'image.tag=1.1'] }));
    expect(result.pass).toBe(false);
    expect(result.message()).toContain(
      '~ spec.template.spec.containers[web].image: docker.io/example/web:1.0 -> docker.io/example/web:1.1',
    );
    expect(result.message()).toContain('~ data.greeting: hello -> bye');
    expect(result.message()).toContain('2 objects changed (2 fields), 0 added, 0 removed, 13 the same.');
    expect(result.message()).toContain(
      'Fix:   Run jest -u, or set EGOV_MSA_UPDATE=1, if the change is meant',
    );
    expect(readFileSync(goldenOf(directory), 'utf8')).toBe(before);
  });

  it.each(['-u', 'EGOV_MSA_UPDATE=1'])('writes it anew with %s', async (way) => {
    const directory = temporaryDirectory();
    match(directory, await renderBase());
    if (way !== '-u') process.env['EGOV_MSA_UPDATE'] = '1';
    const changed = await renderBase({ set: ['greeting=bye'] });
    expect(match(directory, changed, way === '-u' ? 'all' : 'none').pass).toBe(true);
    expect(readFileSync(goldenOf(directory), 'utf8')).toContain('greeting: bye');
  });

  it('does not see the version of the chart, checksums and values of Secrets', async () => {
    const directory = temporaryDirectory();
    match(directory, await renderBase());
    const golden = readFileSync(goldenOf(directory), 'utf8');
    expect(golden).not.toMatch(/helm\.sh\/chart|checksum\//);
    expect(golden).toContain('password: (hidden)');
    expect(match(directory, await renderBase({ set: ['password=other'] })).pass).toBe(true);
  });

  it.each(['../web', ''])('refuses the name %j', async (name) => {
    const release = await renderBase();
    const result = matchers.toMatchGolden.call(call(temporaryDirectory()), release, name);
    expect(result.message()).toContain(`Found: "${name}", which is no name of a file`);
  });

  it('shows a golden that was edited into something else as a difference', async () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, '__goldens__'));
    writeFileSync(goldenOf(directory), 'just text\n');
    const result = match(directory, await renderBase());
    expect(result.pass).toBe(false);
    expect(result.message()).toContain('15 added, 0 removed, 0 the same.');
  });
});

describe('formatGolden', () => {
  it('survives being read again, whatever the scalars look like', () => {
    const data = {
      a: 'yes',
      b: '0o17',
      c: '1e3',
      d: '',
      e: ' x ',
      f: 'a: b',
      g: 'two\nlines\n',
      h: '0644',
      i: '~',
    };
    const document = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' }, data };
    const [object] = parseGolden(`---\n# Source: a/templates/b.yaml\n${JSON.stringify(document)}`).objects;
    const [again] = parseGolden(formatGolden(object === undefined ? [] : [object])).objects;
    expect(again?.document).toEqual(document);
    expect(again?.source).toBe('a/templates/b.yaml');
  });

  it('keeps long texts as a hash', () => {
    const long = 'line\n'.repeat(1_000);
    const document = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' }, data: { long } };
    const { objects } = parseGolden(`---\n${JSON.stringify(document)}`);
    expect(formatGolden(objects)).toMatch(/long: \(1001 lines, sha256 [0-9a-f]{16}\)/);
  });
});
