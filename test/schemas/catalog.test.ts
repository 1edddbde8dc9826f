import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  KUBERNETES_VERSIONS,
  decodeBundle,
  openCatalog,
  parseKubernetesVersion,
  schemaHash,
} from '../../src/schemas/index.js';

const directory = fileURLToPath(new URL('../../schemas', import.meta.url));
const project = fileURLToPath(new URL('../../', import.meta.url));

interface ManifestEntry {
  readonly file: string;
  readonly sha256: string;
  readonly contentSha256: string;
  readonly module: string;
  readonly version: string;
  readonly sum: string;
  readonly kinds: number;
}

const manifest = JSON.parse(
  readFileSync(join(directory, 'manifest.json'), 'utf8'),
) as readonly ManifestEntry[];
const sha256 = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');

describe('the folder of schemas', () => {
  it.each(manifest)(
    'holds $file as the manifest describes it',
    ({ file, sha256: sum, contentSha256, kinds }) => {
      const content = readFileSync(join(directory, file));
      const bundle = decodeBundle(content);
      expect(sha256(content)).toBe(sum);
      expect(sha256(JSON.stringify(bundle))).toBe(contentSha256);
      expect(Object.keys(bundle.kinds)).toHaveLength(kinds);
    },
  );

  it('is made from the modules whose sums tools/schemas/go.sum pins', () => {
    const sums = readFileSync(join(project, 'tools/schemas/go.sum'), 'utf8').split('\n');
    for (const { module, version, sum } of manifest) expect(sums).toContain(`${module} ${version} ${sum}`);
  });

  it('holds nothing else and stays below a mebibyte', () => {
    const names = readdirSync(directory);
    expect(names.sort()).toEqual([...manifest.map(({ file }) => file), 'kinds.json', 'manifest.json'].sort());
    const sizes = names.map((name) => readFileSync(join(directory, name)).length);
    expect(sizes.reduce((left, right) => left + right)).toBeLessThan(1024 * 1024);
  });

  it('has an index whose hashes are those of the schemas', () => {
    const catalog = openCatalog();
    for (const [apiVersion, kind] of [
      ['apps/v1', 'Deployment'],
      ['v1', 'Service'],
      ['networking.istio.io/v1', 'VirtualService'],
    ] as const) {
      for (const version of KUBERNETES_VERSIONS) {
        const entry = catalog.find(version, apiVersion, kind);
        expect(entry && schemaHash(catalog.load(entry))).toBe(entry?.hash);
      }
    }
  });
});

describe('the catalog of kinds', () => {
  const catalog = openCatalog();

  it.each(KUBERNETES_VERSIONS)('knows all kinds that a chart can create in Kubernetes %s', (version) => {
    const kinds = catalog.kinds(version);
    expect(kinds).toEqual(
      expect.arrayContaining([
        'v1/Pod',
        'apps/v1/StatefulSet',
        'batch/v1/CronJob',
        'autoscaling/v2/HorizontalPodAutoscaler',
      ]),
    );
    expect(kinds.length).toBeGreaterThan(200);
    expect(kinds).not.toContain('v1/DeleteOptions');
  });

  it('knows a kind only in the versions that have it', () => {
    expect(catalog.find('1.32', 'resource.k8s.io/v1', 'ResourceClaim')).toBeUndefined();
    expect(catalog.find('1.36', 'resource.k8s.io/v1', 'ResourceClaim')?.source).toBe('kubernetes-1.36');
  });

  it('knows the custom resources of seven projects', () => {
    expect(
      [
        ['security.istio.io/v1', 'AuthorizationPolicy'],
        ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
        ['monitoring.coreos.com/v1', 'ServiceMonitor'],
        ['cert-manager.io/v1', 'Certificate'],
        ['helm.toolkit.fluxcd.io/v2', 'HelmRelease'],
        ['source.toolkit.fluxcd.io/v1', 'OCIRepository'],
        ['argoproj.io/v1alpha1', 'Application'],
      ].map(([apiVersion = '', kind = '']) => catalog.find('1.34', apiVersion, kind)?.source),
    ).toEqual([
      'istio',
      'gateway-api',
      'prometheus-operator',
      'cert-manager',
      'flux-helm-controller',
      'flux-source-controller',
      'argo-cd',
    ]);
  });

  it.each(['1.34', 'v1.34', '1.34.4', 'v1.34.9-eks-abc'])('reads %s as Kubernetes 1.34', (text) => {
    expect(parseKubernetesVersion(text)).toEqual({ ok: true, value: '1.34' });
  });

  it.each(['1.31', '1.340', 'latest', ''])('names the known versions when asked for %p', (text) => {
    expect(parseKubernetesVersion(text)).toMatchObject({
      ok: false,
      problem: { kind: 'usage', hint: 'Choose one of 1.32, 1.33, 1.34, 1.35, 1.36.' },
    });
  });
});
