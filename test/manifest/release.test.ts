import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  claimsOf,
  containerOf,
  containersOf,
  cpuTargetOf,
  environmentOf,
  indexRelease,
  matchesSelector,
  parseManifests,
  podLabelsOf,
  podSpecOf,
  portsOfService,
  routesOfHttpRoute,
  routesOfIngress,
  storageClassOf,
  targetOfAutoscaler,
  workloadsOf,
  workloadsOfService,
  type DocumentOfKind,
  type ManifestObject,
  type Release,
} from '../../src/manifest/index.js';
import { fixtureChart, renderCase } from '../support/index.js';

let release: Release;

beforeAll(async () => {
  release = await renderCase('default', { chart: fixtureChart('tiny') });
});

const get = <Kind extends keyof DocumentOfKind>(kind: Kind, name = 'egov-web'): ManifestObject<Kind> => {
  const object = release.find(kind, name);
  if (object === undefined) throw new Error(`No ${kind} ${name}.`);
  return object;
};

const container = (name?: string) => {
  const found = containerOf(get('Deployment'), name);
  if (found === undefined) throw new Error('No container.');
  return found;
};

const names = (objects: readonly ManifestObject[]): readonly string[] =>
  objects.map(({ metadata }) => metadata.name);

describe('the index of a release', () => {
  it('finds by kind, name and namespace', () => {
    expect(release.find('Service', 'egov-web')?.document.spec.ports).toHaveLength(3);
    expect(release.find('Service', 'egov-web', 'default')).toBe(release.find('Service', 'egov-web'));
    expect(release.find('Service', 'egov-web', 'other')).toBeUndefined();
    expect(release.find('Service', 'absent')).toBeUndefined();
  });

  it('lists by kind, label and component', () => {
    expect(names(release.ofKind('Deployment'))).toStrictEqual(['egov-web']);
    expect(release.ofKind('Widget')).toStrictEqual([]);
    const both = { 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/instance': 'egov' };
    expect(
      release
        .withLabels(both)
        .map(({ kind }) => kind)
        .sort(),
    ).toStrictEqual(['Deployment', 'Service']);
    expect(release.withLabels({ ...both, 'app.kubernetes.io/instance': 'other' })).toStrictEqual([]);
    expect(names(release.ofComponent('test'))).toStrictEqual(['egov-test']);
  });
});

describe('pods', () => {
  it('are found in every kind of workload', () => {
    const kinds = workloadsOf(release).map((workload) => [
      workload.kind,
      podLabelsOf(workload)['app.kubernetes.io/name'],
    ]);
    expect(Object.fromEntries(kinds)).toStrictEqual({
      Deployment: 'web',
      StatefulSet: 'worker',
      CronJob: 'nightly',
      Pod: 'test',
    });
    expect(podSpecOf(get('Service'))).toBeUndefined();
  });

  it('list init containers first, while the main container is the first of the others', () => {
    expect(containersOf(get('Deployment')).map(({ name }) => name)).toStrictEqual(['prepare', 'web']);
    expect(container().name).toBe('web');
    expect(container('prepare').image).toBe('busybox:1.37');
  });
});

describe('a Service', () => {
  it('leads to the pods that its selector matches', () => {
    expect(names(workloadsOfService(release, get('Service')))).toStrictEqual(['egov-web']);
  });

  it('leads from each port to the container, by name, by number, or to nothing', () => {
    const ports = portsOfService(release, get('Service')).map(({ port, containerPort, declared }) => [
      port.name,
      containerPort,
      declared?.name,
    ]);
    expect(ports).toStrictEqual([
      ['http', 8080, 'http'],
      ['admin', undefined, undefined],
      ['debug', 5005, undefined],
    ]);
  });
});

describe('an Ingress', () => {
  it('leads to its Service and port, and tells a Service that is not there', () => {
    const routes = routesOfIngress(release, get('Ingress')).map(({ host, serviceName, service, port }) => ({
      host,
      serviceName,
      found: service?.metadata.name,
      port: port?.port,
    }));
    expect(routes).toStrictEqual([
      { host: 'web.example.go.kr', serviceName: 'egov-web', found: 'egov-web', port: 80 },
      { host: undefined, serviceName: 'elsewhere', found: undefined, port: undefined },
    ]);
  });
});

describe('an HTTPRoute', () => {
  const SERVICE = `apiVersion: v1
kind: Service
metadata: {name: web}
spec: {ports: [{name: http, port: 80}]}`;

  const routesOf = (spec: string, ...others: readonly string[]) => {
    const route = `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: in}\n${spec}`;
    const parsed = parseManifests([SERVICE, ...others, route].join('\n---\n'));
    const made = indexRelease({ parsed, namespace: 'here', releaseName: 'egov' });
    const found = made.find('HTTPRoute', 'in');
    return found === undefined ? [] : routesOfHttpRoute(made, found);
  };

  it('leads to its Service and port, with each host and path', () => {
    const spec = `spec:
  hostnames: [a.example.test, b.example.test]
  rules:
    - matches: [{path: {type: Exact, value: /one}}, {method: GET}]
      backendRefs: [{name: web, port: 80}]`;
    const routes = routesOf(spec).map(({ host, path, pathType, service, port, field }) => ({
      to: `${host ?? '*'}${path} ${pathType}`,
      service: service?.metadata.name,
      port: port?.name,
      field,
    }));
    const end = { service: 'web', port: 'http', field: 'spec.rules[0].backendRefs[0]' };
    expect(routes).toStrictEqual([
      { to: 'a.example.test/one Exact', ...end },
      { to: 'a.example.test/ PathPrefix', ...end },
      { to: 'b.example.test/one Exact', ...end },
      { to: 'b.example.test/ PathPrefix', ...end },
    ]);
  });

  it('stands for every host and path unless it names some', () => {
    expect(routesOf('spec: {rules: [{backendRefs: [{name: web, port: 80}]}]}')).toMatchObject([
      { path: '/', pathType: 'PathPrefix', serviceName: 'web', serviceNamespace: 'here', portNumber: 80 },
    ]);
    expect(routesOf('spec: {rules: [{backendRefs: [{name: web, port: 80}]}]}')[0]).not.toHaveProperty('host');
  });

  it('tells a Service and a port that are not there', () => {
    const [absent, other] = routesOf(
      'spec: {rules: [{backendRefs: [{name: absent, port: 80}]}, {backendRefs: [{name: web, port: 81}]}]}',
    );
    expect(absent).toMatchObject({ serviceName: 'absent', field: 'spec.rules[0].backendRefs[0]' });
    expect(absent).not.toHaveProperty('service');
    expect(other).toMatchObject({ portNumber: 81, service: { metadata: { name: 'web' } } });
    expect(other).not.toHaveProperty('port');
  });

  it('looks for the Service in the namespace that a backend names', () => {
    const there = SERVICE.replace('{name: web}', '{name: web, namespace: there}');
    const [first, second] = routesOf(
      'spec: {rules: [{backendRefs: [{name: web, namespace: there, port: 80}, {name: web, namespace: nowhere, port: 80}]}]}',
      there,
    );
    expect(first?.service?.metadata.namespace).toBe('there');
    expect(second).not.toHaveProperty('service');
  });

  it.each([
    ['a redirect', 'spec: {rules: [{filters: [{type: RequestRedirect}]}]}'],
    [
      'a backend of another kind',
      'spec: {rules: [{backendRefs: [{group: example.com, kind: Bucket, name: web}]}]}',
    ],
    [
      'a Service of another API',
      'spec: {rules: [{backendRefs: [{group: serving.knative.dev, kind: Service, name: web}]}]}',
    ],
    ['no rule', 'spec: {}'],
    ['empty lists', 'spec: {hostnames:, rules: [{matches:, backendRefs:}]}'],
    ['no spec', ''],
  ])('leads nowhere with %s', (_, spec) => {
    expect(routesOf(spec)).toStrictEqual([]);
  });
});

describe('the environment of a container', () => {
  const variable = (name: string) => environmentOf(release, get('Deployment'), container()).get(name);

  it('follows keys to ConfigMaps and decodes Secrets', () => {
    expect(variable('WEB_COLOUR')).toMatchObject({
      from: 'ConfigMap',
      objectName: 'egov-web',
      key: 'COLOUR',
      value: 'blue',
    });
    expect(variable('PASSWORD')).toMatchObject({ from: 'Secret', key: 'password', value: 'kept apart' });
    expect(variable('MODE')).toStrictEqual({ name: 'MODE', from: 'literal', value: 'test' });
    expect(variable('NODE')).toStrictEqual({ name: 'NODE', from: 'pod', field: 'spec.nodeName' });
  });

  it('tells a key that is missing from an object that is missing', () => {
    expect(variable('MISSING')).toHaveProperty('object');
    expect(variable('MISSING')).not.toHaveProperty('value');
    expect(variable('ELSEWHERE')).toStrictEqual({
      name: 'ELSEWHERE',
      from: 'Secret',
      objectName: 'elsewhere',
      key: 'token',
      optional: true,
    });
  });
});

describe('claims', () => {
  it('are found as objects, as templates of a StatefulSet and outside the release', () => {
    const claims = [get('Deployment'), get('StatefulSet', 'egov-worker')].flatMap((workload) =>
      claimsOf(release, workload),
    );
    expect(
      claims.map(({ name, origin, spec }) => [name, origin, spec?.resources?.requests?.['storage']]),
    ).toStrictEqual([
      ['egov-web', 'object', '1Gi'],
      ['elsewhere', 'outside', undefined],
      ['state', 'template', '2Gi'],
    ]);
  });

  it('lead to their class', () => {
    const found = storageClassOf(release, get('PersistentVolumeClaim').document.spec);
    expect(found).toMatchObject({ document: { provisioner: 'example.com/disk' } });
    expect(storageClassOf(release, {})).toBe('default');
    expect(storageClassOf(release, { storageClassName: '' })).toBe('none');
    expect(storageClassOf(release, { storageClassName: 'gp3' })).toBe('outside');
  });
});

describe('an autoscaler', () => {
  it('leads to its target and tells its CPU target', () => {
    const autoscaler = get('HorizontalPodAutoscaler');
    expect(targetOfAutoscaler(release, autoscaler)).toBe(get('Deployment'));
    expect(cpuTargetOf(autoscaler)).toBe(70);
  });
});

describe('matchesSelector', () => {
  const labels = { tier: 'backend' };

  it.each([
    [{}, true],
    [{ matchLabels: { tier: 'backend' } }, true],
    [{ matchLabels: { tier: 'frontend' } }, false],
    [{ matchExpressions: [{ key: 'tier', operator: 'In', values: ['backend', 'x'] }] }, true],
    [{ matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['backend'] }] }, false],
    [{ matchExpressions: [{ key: 'absent', operator: 'NotIn', values: ['x'] }] }, true],
    [{ matchExpressions: [{ key: 'absent', operator: 'In', values: ['x'] }] }, false],
    [{ matchExpressions: [{ key: 'tier', operator: 'Exists' }] }, true],
    [{ matchExpressions: [{ key: 'absent', operator: 'DoesNotExist' }] }, true],
    [
      { matchLabels: { tier: 'backend' }, matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] },
      false,
    ],
  ] as const)('reads %j as Kubernetes does', (selector, expected) => {
    expect(matchesSelector(labels, selector)).toBe(expected);
  });
});
