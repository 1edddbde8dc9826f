import { describe, expect, it } from '@jest/globals';
import type { Release } from '../../src/manifest/index.js';
import { checkUpgrade, type Upgrade, type UpgradeReport } from '../../src/upgrade/index.js';
import type { JsonObject } from '../../src/yaml/index.js';
import { releaseFrom, releaseOf } from '../support/index.js';

const between = (before: Release, after: Release, rest: Partial<Upgrade> = {}): UpgradeReport =>
  checkUpgrade({
    chart: 'a',
    name: '1.0.0 -> 2.0.0',
    before: { release: before, again: before, version: '1.0.0', hash: '1' },
    after: { release: after, again: after, version: '2.0.0', hash: '2' },
    looksUp: true,
    ...rest,
  });

const said = ({ findings }: UpgradeReport): readonly string[] =>
  findings.map(({ severity, message }) => `${severity}: ${message}`);

const object = (kind: string, rest: JsonObject = {}, apiVersion = 'v1'): JsonObject => ({
  apiVersion,
  kind,
  metadata: { name: 'web' },
  ...rest,
});

const annotated = (key: string, value: string): JsonObject => ({
  metadata: { name: 'web', annotations: { [key]: value } },
});

const workload = (kind: string, pod: JsonObject, rest: JsonObject = {}, annotations: JsonObject = {}) =>
  object(
    kind,
    {
      spec: {
        selector: { matchLabels: { app: 'web' } },
        template: { metadata: { labels: { app: 'web' }, annotations }, spec: pod },
        ...rest,
      },
    },
    'apps/v1',
  );

const container = (rest: JsonObject = {}): JsonObject => ({
  containers: [{ name: 'main', image: 'main:1', ...rest }],
});

const WEB = container();
const KEEP = annotated('helm.sh/resource-policy', 'keep');

describe('a refused change', () => {
  it('is an error with the fields that differ and the command that helps', () => {
    const set = (serviceName: string) => workload('StatefulSet', WEB, { serviceName });
    expect(between(releaseOf(set('a')), releaseOf(set('b'))).findings).toEqual([
      {
        rule: 'upgrade/refused-change',
        severity: 'error',
        chart: 'a',
        values: '1.0.0 -> 2.0.0',
        template: 'a/templates/b.yaml',
        object: { apiVersion: 'apps/v1', kind: 'StatefulSet', namespace: undefined, name: 'web' },
        path: 'spec.serviceName',
        message: 'The API server refuses StatefulSet web: spec.serviceName cannot change.',
        hint: 'Run kubectl delete statefulset web --cascade=orphan --namespace egov right before the upgrade: its pods and claims stay.',
      },
    ]);
  });

  it('is a warning where only the cluster knows, such as the class that it filled in', () => {
    const claim = (spec: JsonObject) => releaseOf(object('PersistentVolumeClaim', { spec }));
    const modes = { accessModes: ['ReadWriteOnce'] };
    expect(said(between(claim(modes), claim({ ...modes, storageClassName: 'fast' })))).toEqual([
      'warning: The API server may refuse PersistentVolumeClaim web: whether spec.storageClassName may change depends on the object in the cluster.',
    ]);
  });

  it('is none of a hook, which Helm makes anew each time', () => {
    const job = (image: string) =>
      releaseOf(
        object(
          'Job',
          { ...annotated('helm.sh/hook', 'pre-upgrade'), spec: { template: { spec: container({ image }) } } },
          'batch/v1',
        ),
      );
    expect(said(between(job('a'), job('b')))).toEqual([]);
  });
});

describe('an object that leaves the chart', () => {
  const claims: JsonObject = { volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: {} }] };
  const deleting: JsonObject = { persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete' } };

  it.each([
    [
      'a claim',
      object('PersistentVolumeClaim'),
      'error: PersistentVolumeClaim web is no longer part of the chart: it is deleted, and with it its data where the class does not retain volumes.',
    ],
    [
      'a StatefulSet that keeps its claims',
      workload('StatefulSet', WEB, claims),
      'warning: StatefulSet web is no longer part of the chart: it is deleted; the claims of its pods stay, unused.',
    ],
    [
      'a StatefulSet that deletes its claims',
      workload('StatefulSet', WEB, { ...claims, ...deleting }),
      'error: StatefulSet web is no longer part of the chart: it is deleted, and with it the claims of its pods and their data.',
    ],
    [
      'a Secret',
      object('Secret'),
      'warning: Secret web is no longer part of the chart: it is deleted with its values.',
    ],
    [
      'a namespace',
      object('Namespace'),
      'error: Namespace web is no longer part of the chart: it is deleted with everything in it.',
    ],
    [
      'a definition',
      object('CustomResourceDefinition', {}, 'apiextensions.k8s.io/v1'),
      'error: CustomResourceDefinition web is no longer part of the chart: it is deleted, and with it every object of its kind.',
    ],
    [
      'a volume that is deleted with its data',
      object('PersistentVolume', { spec: { persistentVolumeReclaimPolicy: 'Delete' } }),
      'error: PersistentVolume web is no longer part of the chart: it is deleted, and with it its data.',
    ],
  ])('takes data with it: %s', (_, gone, sentence) => {
    expect(said(between(releaseOf(gone), releaseOf()))).toEqual([sentence]);
  });

  it.each([
    ['a claim that Helm is told to keep', object('PersistentVolumeClaim', KEEP)],
    ['a StatefulSet without claims', workload('StatefulSet', WEB)],
    ['a volume that is retained', object('PersistentVolume', { spec: {} })],
    ['a Service', object('Service')],
  ])('is no loss: %s', (_, gone) => {
    expect(said(between(releaseOf(gone), releaseOf()))).toEqual([]);
  });
});

describe('a Secret', () => {
  const secret = (data: JsonObject) => releaseOf(object('Secret', { data }));

  it('whose value changes is named with its keys and never with a value', () => {
    const report = between(secret({ user: 'YQ==', old: 'Yg==' }), secret({ user: 'Yw==', added: 'ZA==' }));
    expect(said(report)).toEqual(['warning: Secret web changes: user, old, added.']);
    expect(JSON.stringify(report)).not.toMatch(/YQ==|Yw==/);
  });

  it('is the same when a value moves from data to stringData', () => {
    const text = releaseOf(object('Secret', { stringData: { user: 'a' } }));
    expect(said(between(secret({ user: 'YQ==' }), text))).toEqual([]);
  });

  it('with generated values is kept where templates look it up, and else changes at every upgrade', () => {
    const side = (one: string, two: string, version: string) => ({
      release: secret({ password: one }),
      again: secret({ password: two }),
      version,
      hash: version,
    });
    const sides = { before: side('YQ==', 'Yg==', '1.0.0'), after: side('Yw==', 'ZA==', '2.0.0') };
    const kept = between(secret({}), secret({}), sides);
    expect(kept).toEqual({ findings: [], kept: [{ secret: 'web', keys: ['password'] }] });
    const lost = between(secret({}), secret({}), { ...sides, looksUp: false });
    expect(said(lost)).toEqual([
      'warning: Secret web gets new random values at every upgrade, as no template of the chart looks the old ones up: password.',
    ]);
    expect(lost.kept).toEqual([]);
  });

  it('whose generated value is now given changes', () => {
    const before = { release: secret({ password: 'YQ==' }), again: secret({ password: 'Yg==' }) };
    const given = secret({ password: 'Yw==' });
    expect(said(between(given, given, { before: { ...before, version: '1.0.0', hash: '1' } }))).toEqual([
      'warning: Secret web changes: password.',
    ]);
  });
});

describe('pods', () => {
  const deployment = (pod: JsonObject, annotations: JsonObject = {}, rest: JsonObject = {}) =>
    workload('Deployment', pod, rest, annotations);

  it.each([
    ['an image', container({ image: 'main:2' }), 'image of main: main:1 -> main:2'],
    ['a variable', container({ env: [{ name: 'A', value: 'b' }] }), 'env of main'],
    ['a volume', { ...WEB, volumes: [{ name: 'files', emptyDir: {} }] }, 'spec.volumes'],
    [
      'another container',
      { containers: [...(WEB['containers'] as []), { name: 'b' }] },
      'container b is added',
    ],
    ['an account', { ...WEB, serviceAccountName: 'other' }, 'spec.serviceAccountName'],
  ])('restart because of %s', (_, pod, reason) => {
    expect(said(between(releaseOf(deployment(WEB)), releaseOf(deployment(pod))))).toEqual([
      `warning: Deployment web restarts its pods: ${reason}.`,
    ]);
  });

  it('restart because of the ConfigMap behind a checksum', () => {
    const reading = container({ envFrom: [{ configMapRef: { name: 'web' } }] });
    const side = (colour: string, sum: string) =>
      releaseOf(deployment(reading, { 'checksum/config': sum }), object('ConfigMap', { data: { colour } }));
    expect(said(between(side('red', '1'), side('blue', '2')))).toEqual([
      'warning: Deployment web restarts its pods: ConfigMap web.',
    ]);
  });

  it('may restart where a checksum follows what is generated', () => {
    const side = (sum: string) => releaseOf(deployment(WEB, { 'checksum/secret': sum }));
    const report = between(side('1'), side('2'), {
      after: { release: side('2'), again: side('3'), version: '2.0.0', hash: '2' },
    });
    expect(said(report)).toEqual([
      'warning: Deployment web may restart its pods: annotation checksum/secret, which differs in every render without a cluster.',
    ]);
  });

  it('stay where only the number of replicas changes', () => {
    const replicas = (count: number) => releaseOf(deployment(WEB, {}, { replicas: count }));
    expect(said(between(replicas(1), replicas(3)))).toEqual([]);
  });

  const other = container({ image: 'main:2' });
  const hintOf = (kind: string, rest: JsonObject = {}): string | undefined =>
    between(releaseOf(workload(kind, WEB, rest)), releaseOf(workload(kind, other, rest))).findings[0]?.hint;

  it('are gone for a moment or not, as their strategy has it', () => {
    expect(hintOf('Deployment')).toBe('A new pod is ready before an old one goes.');
    expect(hintOf('Deployment', { strategy: { type: 'Recreate' } })).toBe(
      'Strategy Recreate: nothing answers until the new pods are ready.',
    );
    expect(hintOf('StatefulSet')).toBe('It has one pod: nothing answers until the new one is ready.');
    expect(hintOf('StatefulSet', { replicas: 3 })).toBe(
      'One pod goes after the other, each when the one before is ready.',
    );
    expect(hintOf('StatefulSet', { updateStrategy: { type: 'OnDelete' } })).toBe(
      'Its pods restart only when somebody deletes them.',
    );
  });
});

describe('an API', () => {
  it('of another version is a move', () => {
    const scaler = (version: string) => releaseOf(object('X', {}, `example.test/${version}`));
    expect(said(between(scaler('v1beta1'), scaler('v1')))).toEqual([
      'warning: X web moves from example.test/v1beta1 to example.test/v1.',
    ]);
  });

  it('that lies in crds/ is left alone by Helm', () => {
    const crd = (name: string, scope: string) => ({
      ...object('CustomResourceDefinition', { spec: { scope } }, 'apiextensions.k8s.io/v1'),
      metadata: { name },
    });
    const shipped = (...all: readonly object[]) => releaseFrom('a/crds/c.yaml', ...all);
    const report = between(
      shipped(crd('same', 'x'), crd('other', 'x'), crd('gone', 'x')),
      shipped(crd('same', 'x'), crd('other', 'y'), crd('fresh', 'x')),
    );
    expect(said(report)).toEqual([
      'warning: CustomResourceDefinition fresh is new, but Helm leaves what lies in crds/ alone at an upgrade.',
      'warning: CustomResourceDefinition other changes, but Helm leaves what lies in crds/ alone at an upgrade.',
    ]);
  });
});

describe('the version', () => {
  it('must be raised when the chart changed, and only then', () => {
    const side = (hash: string) => ({ release: releaseOf(), again: releaseOf(), version: '1.0.0', hash });
    expect(said(between(releaseOf(), releaseOf(), { before: side('1'), after: side('2') }))).toEqual([
      'warning: The chart changed, but its version is still 1.0.0.',
    ]);
    expect(said(between(releaseOf(), releaseOf(), { before: side('1'), after: side('1') }))).toEqual([]);
  });
});
