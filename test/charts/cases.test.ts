import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { indexRelease, type Release } from '../../src/manifest/index.js';
import { renderChart } from '../../src/render/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { caseOptions, egovChart, renderCase } from '../support/index.js';

const { ci, fail, environments } = egovChart().valuesFiles;
const renderable = ['default', ...[...ci, ...environments].map(({ name }) => name)];

/** Text of every object but what Helm itself decides. */
const textOf = (release: Release): string =>
  release.objects.map(({ document }) => JSON.stringify(document)).join('\n');

describe('a shipped values file', () => {
  it.each(renderable)('%s renders without a defect', async (name) => {
    const release = await renderCase(name);
    expect(release.defects).toEqual([]);
    expect(release.objects.length).toBeGreaterThan(40);
  });

  it.each(renderable)('%s names no namespace and no cluster domain but the given ones', async (name) => {
    const inlineValues = { global: { clusterDomain: 'cluster.example' } };
    const release = await renderCase(name, { namespace: 'ministry', releaseName: 'other', inlineValues });
    expect(textOf(release).match(/default\.svc|cluster\.local/g)).toBeNull();
    // Istio reads certificates in the namespace of its gateway alone.
    const elsewhere = release.objects.filter(
      ({ kind, metadata }) => kind !== 'Certificate' && (metadata.namespace ?? 'ministry') !== 'ministry',
    );
    expect(elsewhere.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([]);
  });

  it.each(renderable)('%s holds passwords in Secrets only', async (name) => {
    const release = await renderCase(name);
    const secrets = release
      .ofKind('Secret')
      .flatMap(({ document }) => Object.values(document.data ?? {}))
      .map((value) => Buffer.from(value, 'base64').toString('utf8'))
      .filter((value) => value.length >= 16);
    const others = release.objects.filter(({ kind }) => kind !== 'Secret');
    const text = others.map(({ document }) => JSON.stringify(document)).join('\n');
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });
});

describe('helm 3', () => {
  it.each(renderable)('gives the objects of helm 4 for %s, but for generated secrets', async (name) => {
    const options = { ...(await caseOptions(name)), helm: process.env['EGOV_MSA_HELM3'] ?? 'helm3' };
    const three = indexRelease(throwIfFailed(await renderChart(options)));
    const comparable = ({ objects }: Release) =>
      objects.filter(({ kind }) => kind !== 'Secret').map(({ document }) => document);
    expect(comparable(three)).toEqual(comparable(await renderCase(name)));
  });
});

describe('a contradiction in the values', () => {
  it.each(fail)('in $name is refused in the words that its file expects', async ({ path }) => {
    const [, expected = ''] = /^# expect: (.+)$/m.exec(readFileSync(path, 'utf8')) ?? [];
    const result = await renderChart({ ...(await caseOptions('default')), values: [path] });
    expect(result).toMatchObject({ ok: false, problem: { kind: 'input' } });
    expect(expected).not.toBe('');
    expect(result.ok ? '' : result.problem.message).toContain(expected);
  });

  it('does not hide the next: all are told at once', async () => {
    const set = ['zipkin.replicaCount=2', 'global.database.host=db.example', 'global.exposure.type=ingress'];
    const result = await renderChart({ ...(await caseOptions('default')), set });
    const message = result.ok ? '' : result.problem.message;
    expect(message).toContain('the values contradict each other in 5 place(s):');
    expect(message).toContain('global.database.host is set and mysql.enabled is true');
    expect(message).toContain('zipkin has more than one replica');
    expect(message.match(/exposed by Ingress but has no host/g)).toHaveLength(3);
  });
});

describe('the names of objects', () => {
  const longest = 'a-release-name-of-fifty-three-characters-as-helm-takes';

  it('stay within the limits of Kubernetes under the longest release name', async () => {
    const release = await renderCase('everything', { releaseName: longest.slice(0, 53) });
    for (const { kind, metadata } of release.objects) {
      const limit = { StatefulSet: 52, Service: 63, Deployment: 63 }[kind] ?? 253;
      expect([kind, metadata.name, metadata.name.length <= limit]).toEqual([kind, metadata.name, true]);
    }
  });

  it('differ between two releases whose long names begin alike', async () => {
    const names = async (releaseName: string) =>
      (await renderCase('default', { releaseName })).objects.map(
        ({ kind, metadata }) => `${kind}/${metadata.name}`,
      );
    const first = await names(`${longest.slice(0, 50)}-1`);
    const second = await names(`${longest.slice(0, 50)}-2`);
    expect(first.filter((name) => second.includes(name))).toEqual([]);
  });
});

describe('secrets given as values', () => {
  it('make the chart render the same twice, byte for byte', async () => {
    const options = { ...(await caseOptions('generated-nothing')), cache: false };
    const [first, second] = [await renderChart(options), await renderChart(options)];
    expect(throwIfFailed(first).manifest).toBe(throwIfFailed(second).manifest);
  });
});
