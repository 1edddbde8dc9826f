import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../src/findings/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { KUBERNETES_VERSIONS } from '../../src/schemas/index.js';
import { validateManifests, type ManifestCase, type ManifestOptions } from '../../src/validation/index.js';
import { WELL_FORMED, deployment, pod, service } from './objects.js';
import { releaseOf, releaseOfText } from './release.js';

type Fields = Readonly<Record<string, unknown>>;

const validate = async (
  cases: readonly ManifestCase[],
  options: ManifestOptions = {},
): Promise<readonly Finding[]> => throwIfFailed(await validateManifests(cases, { cache: false, ...options }));

const validateObject = (object: Fields, options: ManifestOptions = {}): Promise<readonly Finding[]> =>
  validate([{ name: 'default', release: releaseOf(object) }], options);

const short = ({ rule, path, hint }: Finding): readonly (string | undefined)[] => [rule, path, hint];

describe('validateManifests', () => {
  it.each(KUBERNETES_VERSIONS)(
    'accepts well-formed objects of common kinds in Kubernetes %s',
    async (version) => {
      expect(
        await validate([{ name: 'default', release: releaseOf(...WELL_FORMED) }], { versions: [version] }),
      ).toEqual([]);
    },
  );

  it('names the template, the case, the object and the field, and what was meant', async () => {
    const broken = deployment({ template: { spec: { containers: [{ name: 'web', prots: [] }] } } });
    expect(await validateObject(broken)).toEqual([
      {
        rule: 'manifest/unknown-field',
        severity: 'error',
        chart: 'tiny',
        values: 'default',
        template: 'tiny/templates/object.yaml',
        object: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'edu', name: 'web' },
        path: 'spec.template.spec.containers[0].prots',
        message: 'spec.template.spec.containers[0].prots is not a field of Deployment in apps/v1.',
        hint: 'Did you mean ports?',
      },
    ]);
  });

  it('reports every fault of an object at once', async () => {
    const faults = await validateObject(
      pod({ imagee: 'x', ports: [{ containerPort: '80' }] }, { restartPolice: 'Never', hostNetwork: 'no' }),
    );
    expect(faults.map(({ path }) => path)).toEqual([
      'spec.containers[0].imagee',
      'spec.containers[0].ports[0].containerPort',
      'spec.hostNetwork',
      'spec.restartPolice',
    ]);
  });

  it('tells which versions refuse a field that only newer ones have', async () => {
    const resized = pod({}, { resources: { limits: { cpu: '1' } } });
    const hostnameOverride = pod({}, { hostnameOverride: 'web' });
    expect((await validateObject(resized)).map(({ message }) => message)).toEqual([]);
    expect((await validateObject(hostnameOverride)).map(({ message }) => message)).toEqual([
      'spec.hostnameOverride is not a field of Pod in v1 (Kubernetes 1.32 and 1.33).',
    ]);
    expect(await validateObject(hostnameOverride, { versions: ['1.34', '1.36'] })).toEqual([]);
  });

  it('refuses a field that a newer version has lost', async () => {
    const workload = pod({}, { workloadRef: { name: 'edu', podGroup: 'web' } });
    expect((await validateObject(workload)).map(({ message }) => message)).toEqual([
      'spec.workloadRef is not a field of Pod in v1 (Kubernetes 1.32, 1.33, 1.34 and 1.36).',
    ]);
    expect(await validateObject(workload, { versions: ['1.35'] })).toEqual([]);
  });

  it('refuses a kind that only newer versions have in the older ones', async () => {
    const claim = {
      apiVersion: 'resource.k8s.io/v1',
      kind: 'ResourceClaim',
      metadata: { name: 'gpu' },
      spec: { devices: { requests: [{ name: 'gpu', exactly: { deviceClassName: 'gpu' } }] } },
    };
    expect((await validateObject(claim)).map(short)).toEqual([
      [
        'manifest/unknown-kind',
        'kind',
        'Use apiVersion resource.k8s.io/v1alpha3 or resource.k8s.io/v1beta1.',
      ],
    ]);
    expect(await validateObject(claim, { versions: ['1.34', '1.35', '1.36'] })).toEqual([]);
  });

  it.each([
    [{ apiVersion: 'batch/v1beta1', kind: 'CronJob' }, 'Use apiVersion batch/v1.'],
    [{ apiVersion: 'apps/v1', kind: 'Deploymnet' }, 'Did you mean Deployment in apps/v1?'],
    [
      { apiVersion: 'example.org/v1', kind: 'Widget' },
      'Custom resources of argo-cd, cert-manager, flux-helm-controller, flux-source-controller, gateway-api, istio, prometheus-operator are known; give the CustomResourceDefinition of any other.',
    ],
  ])('says of the unknown kind %j what is known', async (type, hint) => {
    const [fault, ...others] = await validateObject({ ...type, metadata: { name: 'web' } });
    expect(fault).toMatchObject({ rule: 'manifest/unknown-kind', path: 'kind', hint });
    expect(others).toEqual([]);
  });

  it('validates custom resources by the definitions that come with the chart', async () => {
    const definition = WELL_FORMED.find(({ kind }) => kind === 'CustomResourceDefinition') ?? {};
    const widget = (spec: Fields): Fields => ({
      apiVersion: 'example.org/v1',
      kind: 'Widget',
      metadata: { name: 'web' },
      spec,
    });
    expect(
      await validate([{ name: 'default', release: releaseOf(definition, widget({ size: 2 })) }]),
    ).toEqual([]);
    const broken = await validate([{ name: 'default', release: releaseOf(definition, widget({ sise: 2 })) }]);
    expect(broken.map(short)).toEqual([['manifest/unknown-field', 'spec.sise', 'Did you mean size?']]);
  });

  it('reports a fault once for each case that has it and looks at equal objects once', async () => {
    const broken = releaseOf(service({ prots: [] }));
    const findings = await validate([
      { name: 'vagrant', release: broken },
      { name: 'eks', release: releaseOf(service()) },
      { name: 'nks', release: broken },
    ]);
    expect(findings.map(({ values, path }) => [values, path])).toEqual([
      ['nks', 'spec.prots'],
      ['vagrant', 'spec.prots'],
    ]);
  });

  it('holds a case to the versions that it is meant for', async () => {
    const release = releaseOf(pod({}, { hostnameOverride: 'web' }));
    expect(await validate([{ name: 'new', release, versions: ['1.35'] }])).toEqual([]);
    expect(
      (
        await validate([
          { name: 'new', release, versions: ['1.35'] },
          { name: 'old', release, versions: ['1.32'] },
        ])
      ).map(({ values }) => values),
    ).toEqual(['old']);
  });

  it('tells objects of the same name in different cases apart', async () => {
    const cases = [1, 2, 3].map((number) => ({
      name: `case-${number}`,
      release: releaseOf(service(number === 2 ? { porst: [] } : { sessionAffinity: `${number}` })),
    }));
    expect((await validate(cases)).map(({ values, path }) => [values, path])).toEqual([
      ['case-2', 'spec.porst'],
    ]);
  });

  it('finds a key that stands twice, broken YAML and what is no object', async () => {
    const text = [
      '# Source: tiny/templates/a.yaml\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: x}\ndata: {b: z}\n',
      '# Source: tiny/templates/b.yaml\nkind: [\n',
      '# Source: tiny/templates/c.yaml\nname: c\n',
    ].join('---\n');
    const findings = await validate([{ name: 'default', release: releaseOfText(text) }]);
    expect(findings.map(({ rule, template, values }) => [rule, template, values])).toEqual([
      ['manifest/duplicate-key', 'tiny/templates/a.yaml', 'default'],
      ['manifest/invalid-yaml', 'tiny/templates/b.yaml', 'default'],
      ['manifest/not-an-object', 'tiny/templates/c.yaml', 'default'],
    ]);
  });

  it('finds an object that has no name', async () => {
    const [fault] = await validateObject({ apiVersion: 'v1', kind: 'ConfigMap', metadata: {} });
    expect(fault).toMatchObject({ rule: 'manifest/missing-name', path: 'metadata.name' });
  });

  it('never shows what stands in a Secret', async () => {
    const findings = await validateObject({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'web' },
      data: { password: 'hunter2!' },
      stringData: { pin: 4711 },
    });
    expect(findings.map(({ path, message }) => [path, message])).toEqual([
      ['data.password', 'data.password is not base64.'],
      ['stringData.pin', 'stringData.pin is a number where a text is expected.'],
    ]);
  });

  it('reads names, keys and texts with characters that YAML treats apart', async () => {
    const odd = '\u0000\u007f\u0085\u2028\ufeff: - # ---\n---\n"\'\t';
    const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { odd, '~/': '' } };
    expect(await validate([{ name: 'default', release: { ...releaseOf(), objects: [] } }])).toEqual([]);
    expect(await validateObject(object)).toEqual([]);
  });

  it('says how to get kubeconform when it is not there', async () => {
    const result = await validateManifests([{ name: 'default', release: releaseOf(service()) }], {
      cache: false,
      kubeconform: '/nowhere/kubeconform',
    });
    expect(result).toMatchObject({ ok: false, problem: { kind: 'tool' } });
  });

  it('says so when the program is not kubeconform', async () => {
    const result = await validateManifests([{ name: 'default', release: releaseOf(service()) }], {
      cache: false,
      kubeconform: 'true',
    });
    expect(result).toMatchObject({
      ok: false,
      problem: { kind: 'tool', message: 'kubeconform ended without a result.' },
    });
  });
});
