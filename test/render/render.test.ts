import { beforeEach, describe, expect, it } from '@jest/globals';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DEFAULT_KUBE_VERSION,
  renderChart,
  type Rendered,
  type RenderOptions,
} from '../../src/render/index.js';
import { throwIfFailed, type Problem } from '../../src/result/index.js';
import { fixtureChart, testHelm, useTemporaryDirectories } from '../support/index.js';

const temporaryDirectory = useTemporaryDirectories();

beforeEach(() => {
  process.env['EGOV_MSA_CACHE'] = temporaryDirectory();
});

type Options = Omit<RenderOptions, 'chart' | 'helm'>;

const render = async (options: Options = {}, chart = 'tiny') =>
  renderChart({ chart: fixtureChart(chart), helm: await testHelm(), ...options });

const rendered = async (options: Options = {}, chart = 'tiny'): Promise<Rendered> =>
  throwIfFailed(await render(options, chart));

const problemOf = async (options: Options, chart = 'tiny'): Promise<Problem | undefined> => {
  const result = await render(options, chart);
  return result.ok ? undefined : result.problem;
};

const valuesFile = (content: string): string => {
  const path = join(temporaryDirectory(), 'values.yaml');
  writeFileSync(path, content);
  return path;
};

describe('renderChart', () => {
  it('gives the manifests with the template of each', async () => {
    const { manifest, namespace, releaseName, warnings } = await rendered();
    expect(manifest).toContain('# Source: tiny/templates/deployment.yaml\napiVersion: apps/v1');
    expect({ namespace, releaseName, warnings }).toStrictEqual({
      namespace: 'default',
      releaseName: 'egov',
      warnings: [],
    });
  });

  it('merges files, then inline values, then set', async () => {
    const values = [valuesFile('replicaCount: 2\nport: 2\n'), valuesFile('port: 3\n')];
    const { manifest } = await rendered({ values, inlineValues: { port: 4 }, set: ['port=5'] });
    expect(manifest).toContain('replicas: 2');
    expect(manifest).toContain('port: 5,');
    expect((await rendered({ values, inlineValues: { port: 4 } })).manifest).toContain('port: 4,');
    expect((await rendered({ values })).manifest).toContain('port: 3,');
  });

  it('passes the release, the cluster and the operation to the templates', async () => {
    const first = await rendered();
    expect(first.manifest).toContain(`kubernetes: ${DEFAULT_KUBE_VERSION}`);
    const second = await rendered({
      releaseName: 'other',
      kubeVersion: 'v1.32.0',
      apiVersions: ['monitoring.coreos.com/v1'],
      isUpgrade: true,
      includeCrds: true,
    });
    for (const text of [
      'other-web',
      'kubernetes: v1.32.0',
      'upgrade: "true"',
      'monitoring: "true"',
      'widgets.example.com',
    ]) {
      expect(second.manifest).toContain(text);
      expect(first.manifest).not.toContain(text);
    }
  });

  it('runs no shell: a value with quotes, $ and ; stays a value', async () => {
    const text = `a'b"c; $(touch /nowhere) \`x\``;
    const problem = await problemOf({ inlineValues: { refuse: text } });
    expect(problem?.message).toBe(text);
    expect((await problemOf({ set: [`refuse=${text}`] }))?.message).toBe(text);
  });

  it('does not take an argument for an option', async () => {
    expect((await problemOf({ releaseName: '--help' }))?.message).toContain('release name');
  });
});

describe('a render that fails', () => {
  it('names each path that the schema refuses', async () => {
    const problem = await problemOf({ inlineValues: { port: 'x', prot: 1 } });
    expect(problem?.kind).toBe('input');
    expect(problem?.message).toMatch(/^The values do not fit the schema:\n/);
    expect(problem?.message).toContain('  tiny /port: got string, want integer');
    expect(problem?.message).toContain("  tiny /: additional properties 'prot' not allowed");
  });

  it.each([
    [
      'nil',
      'chart',
      'Template broken-template/templates/_deep.tpl:3 fails at <.Values.absent.below.it>: nil pointer',
    ],
    ['yaml', 'chart', 'Template broken-template/templates/config.yaml does not give valid YAML: line'],
    ['required', 'input', 'global.domain is required: set it to the domain of the ministry.'],
  ])('by %s is told in the essential sentence', async (mode, kind, message) => {
    const problem = await problemOf({ set: [`mode=${mode}`] }, 'broken-template');
    expect(problem).toMatchObject({ kind });
    expect(problem?.message).toContain(message);
    expect(problem?.message).not.toContain('\n');
  });

  it('names a values file that is missing, broken or a folder', async () => {
    const folder = temporaryDirectory();
    expect((await problemOf({ values: ['/no/such.yaml'] }))?.message).toBe(
      'No values file at /no/such.yaml.',
    );
    expect((await problemOf({ values: [folder] }))?.message).toMatch(
      `The values file ${folder} cannot be read`,
    );
    const broken = valuesFile('port: [\n');
    expect((await problemOf({ values: [broken] }))?.message).toMatch(`${broken} is not valid YAML: line 1`);
  });

  it('names the path of this call, not of an earlier one with the same content', async () => {
    const [first, second] = [valuesFile('port: [\n'), valuesFile('port: [\n')];
    await problemOf({ values: [first] });
    expect((await problemOf({ values: [second] }))?.message).toContain(second);
  });

  it('tells that helm is not there', async () => {
    const result = await renderChart({ chart: fixtureChart('tiny'), helm: '/no/such/helm' });
    expect(result).toMatchObject({
      ok: false,
      problem: { kind: 'tool', message: 'The program /no/such/helm was not found.' },
    });
  });

  it('tells that a program is not helm', async () => {
    const result = await renderChart({ chart: fixtureChart('tiny'), helm: process.execPath });
    expect(result).toMatchObject({
      ok: false,
      problem: { kind: 'tool', message: expect.stringContaining('is not helm') },
    });
  });

  it('tells that helm was killed midway', async () => {
    const killed = join(temporaryDirectory(), 'helm');
    writeFileSync(killed, '#!/bin/sh\nkill -9 $$\n');
    chmodSync(killed, 0o755);
    const result = await renderChart({
      chart: fixtureChart('tiny'),
      helm: { path: killed, version: '4.0.0' },
    });
    expect(result).toMatchObject({
      ok: false,
      problem: { kind: 'tool', message: expect.stringContaining('SIGKILL') },
    });
  });
});
