import { beforeAll, describe, expect, it } from '@jest/globals';
import { releaseNeeds } from '../../src/invariants/index.js';
import { formatQuantity } from '../../src/quantities/index.js';
import type { ManifestObject, Release } from '../../src/manifest/index.js';
import { renderChart } from '../../src/render/index.js';
import type { JsonObject } from '../../src/yaml/index.js';
import { caseOptions, egovChart, renderCase } from '../support/index.js';

let release: Release;

beforeAll(async () => {
  release = await renderCase('tenancy');
});

interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

const rulesOf = (level: string, of = release): readonly Rule[] =>
  (of.find<string>('Role', `egov-operators-${level}`)?.document['rules'] ?? []) as readonly Rule[];

const may = (level: string, verb: string, group: string, resource: string): boolean =>
  rulesOf(level).some(
    ({ apiGroups, resources, verbs }) =>
      apiGroups.includes(group) && resources.includes(resource) && verbs.includes(verb),
  );

/** The resource of a kind, as RBAC names it. */
const resourceOf = ({ kind }: ManifestObject): string =>
  kind
    .toLowerCase()
    .replace(/[^aeiou]y$/, (end) => `${end.slice(0, -1)}ie`)
    .replace(/s$/, 'se')
    .concat('s');

const groupOf = ({ apiVersion }: ManifestObject): string =>
  apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';

/** Objects that the cluster's administrator applies, and those that lie in no namespace. */
const ADMINISTRATORS = ['Namespace', 'ResourceQuota', 'LimitRange', 'Role', 'RoleBinding'];

const CLUSTER_SCOPED = [
  'ClusterRole',
  'ClusterRoleBinding',
  'StorageClass',
  'PersistentVolume',
  'PriorityClass',
  'ClusterIssuer',
  'GatewayClass',
];

describe("a ministry's operators", () => {
  it.each(['view', 'edit'])('with the rights of %s read no Secret and open no shell', (level) => {
    expect(rulesOf(level)).not.toEqual([]);
    const resources = rulesOf(level).flatMap((rule) => rule.resources);
    expect(resources).not.toContain('secrets');
    expect(resources).not.toContain('pods/exec');
    expect(may(level, 'list', '', 'pods')).toBe(true);
    expect(may(level, 'get', '', 'pods/log')).toBe(true);
  });

  it('who view change nothing', () => {
    expect([...new Set(rulesOf('view').flatMap(({ verbs }) => verbs))]).toEqual(['get', 'list', 'watch']);
  });

  it('who edit restart and scale, and upgrade nothing', () => {
    expect(may('edit', 'patch', 'apps', 'deployments')).toBe(true);
    expect(may('edit', 'update', 'apps', 'deployments/scale')).toBe(true);
    expect(may('edit', 'create', 'apps', 'deployments')).toBe(false);
  });

  it('who deploy change no quota and no rights', () => {
    for (const resource of ['resourcequotas', 'limitranges', 'roles', 'rolebindings', 'namespaces'])
      for (const verb of ['create', 'update', 'patch', 'delete', 'bind', 'escalate'])
        expect([
          resource,
          verb,
          rulesOf('deploy').some((rule) => rule.resources.includes(resource) && rule.verbs.includes(verb)),
        ]).toEqual([resource, verb, false]);
  });

  it.each([...egovChart().valuesFiles.ci, ...egovChart().valuesFiles.environments].map(({ name }) => name))(
    'who deploy may write every object of the case %s',
    async (name) => {
      const { objects } = await renderCase(name);
      const own = objects.filter(({ kind }) => ![...ADMINISTRATORS, ...CLUSTER_SCOPED].includes(kind));
      const missing = own.filter((object) =>
        ['get', 'create', 'patch', 'delete'].some(
          (verb) => !may('deploy', verb, groupOf(object), resourceOf(object)),
        ),
      );
      expect([...new Set(missing.map((object) => `${groupOf(object)}/${resourceOf(object)}`))]).toEqual([]);
    },
  );
});

describe('the namespace of a ministry', () => {
  it('enforces the level of PodSecurity that the pods keep, and tells the ministry', () => {
    expect(release.find<string>('Namespace', release.namespace)?.metadata.labels).toMatchObject({
      'egov-msa/ministry': 'tenancy',
      'pod-security.kubernetes.io/enforce': 'restricted',
      'example.go.kr/cost-centre': '1234',
    });
  });

  it('is left to the administrator when the values say so, with quota, limits and rights', async () => {
    const left = await renderCase('tenancy', { set: ['tenancy.appliedBy=administrator'] });
    expect(left.objects.filter(({ kind }) => ADMINISTRATORS.includes(kind)).map(({ kind }) => kind)).toEqual(
      [],
    );
  });

  it('is left alone by default', async () => {
    const { objects } = await renderCase('default');
    expect(objects.filter(({ kind }) => ADMINISTRATORS.includes(kind)).map(({ kind }) => kind)).toEqual([]);
  });
});

describe('a quota', () => {
  it('is written as it was given, large numbers too', () => {
    expect(release.find<string>('ResourceQuota', 'egov-quota')?.document['spec']).toMatchObject({
      hard: { 'requests.cpu': '20', 'requests.storage': '1073741824000', pods: '60' },
    });
  });

  const KEYS = [
    'pods',
    'requests.cpu',
    'requests.memory',
    'limits.cpu',
    'limits.memory',
    'requests.storage',
    'persistentvolumeclaims',
  ];

  // Every number that the chart tells on a refusal, by resource.
  const refused = async (name: string, injected: JsonObject): Promise<ReadonlyMap<string, string>> => {
    const hard = Object.fromEntries(KEYS.map((key) => [key, '1m']));
    const inlineValues = { tenancy: { quota: { hard, injected } } };
    const result = await renderChart({ ...(await caseOptions(name)), inlineValues });
    const message = result.ok ? '' : result.problem.message;
    return new Map(
      [...message.matchAll(/gives (\S+) 1m, but the release needs (\S+) /g)].map(
        ([, key = '', needed = '']) => [key, needed],
      ),
    );
  };

  it.each(['default', 'everything', 'vagrant', 'external-services', 'tenancy'])(
    'is compared with what the manifests of %s really need: chart and toolkit agree',
    async (name) => {
      const injected = { requests: { cpu: '150m', memory: '1Mi' }, limits: { cpu: '0.2', memory: '100Mi' } };
      const needs = releaseNeeds(await renderCase(name), injected);
      const expected = KEYS.map((key) => [key, formatQuantity(key, needs.get(key) ?? 0)]);
      expect([...(await refused(name, injected))].sort()).toEqual([...expected].sort());
    },
  );

  it('that is just enough is taken', async () => {
    const needs = releaseNeeds(await renderCase('default'));
    const hard = Object.fromEntries(KEYS.map((key) => [key, formatQuantity(key, needs.get(key) ?? 0)]));
    const result = await renderChart({
      ...(await caseOptions('default')),
      inlineValues: { tenancy: { quota: { hard } } },
    });
    expect(result.ok).toBe(true);
  });
});
