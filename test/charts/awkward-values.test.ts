import { describe, expect, it } from '@jest/globals';
import { renderChart } from '../../src/render/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { validateManifests } from '../../src/validation/index.js';
import type { JsonObject } from '../../src/yaml/index.js';
import { caseOptions, renderCase } from '../support/index.js';

const render = async (inlineValues: JsonObject) =>
  renderChart(await caseOptions('default', { inlineValues }));

const messageOf = async (inlineValues: JsonObject): Promise<string> => {
  const result = await render(inlineValues);
  return result.ok ? 'rendered' : result.problem.message;
};

describe('a name that YAML takes for a number, a switch or nothing', () => {
  it('stays a text in every object', async () => {
    const inlineValues = {
      global: {
        imagePullSecrets: ['0644', 'null'],
        priorityClassName: 'yes',
        database: { name: '1e3', reservationName: 'on', existingSecret: '123' },
        storage: { shared: { existingClaim: '12' }, block: { storageClass: 'no' } },
        exposure: { type: 'ingress', ingress: { className: '0x1f' }, tls: { secretName: '9' } },
        domain: '0.1',
        networkPolicy: {
          clients: {
            '123': { connectsTo: ['mysql:3306'] },
            null: { connectsTo: ['config:8888'] },
            false: { connectsTo: ['discovery:8761'] },
          },
        },
      },
      tenancy: {
        quota: { hard: { null: '900', '1e3': '900' } },
        namespace: { create: true, labels: { null: 'yes' } },
        limitRange: { limits: [{ type: 'Container', max: { '0644': '64' } }] },
      },
      apigateway: { serviceAccount: { create: false, name: 'true' }, exposure: { host: '12' } },
      jenkins: { enabled: true },
      mysql: { persistence: { existingClaim: '0' }, tier: 'null' },
      portal: { writableDirectories: { '1': '/one: two' } },
      rabbitmq: { extraEnv: [{ name: '1', value: 'no' }] },
      storage: { annotations: { null: 'no' } },
    };
    const release = await renderCase('default', { inlineValues, namespace: '100' });
    expect(release.defects).toEqual([]);
    const cases = [{ name: 'awkward', release }];
    const findings = throwIfFailed(await validateManifests(cases, { versions: ['1.36'] }));
    expect(findings.map(({ object, message }) => `${object?.kind ?? ''}: ${message}`)).toEqual([]);
  });

  it('stays one as the address of a load balancer', async () => {
    const inlineValues = { apigateway: { service: { type: 'LoadBalancer', loadBalancerIP: '0x1f' } } };
    const release = await renderCase('default', { inlineValues });
    const service = release.find('Service', 'egov-apigateway');
    expect(service?.document.spec).toMatchObject({ loadBalancerIP: '0x1f' });
  });
});

describe('a number', () => {
  it('of a million is written in full', async () => {
    const inlineValues = {
      global: { revisionHistoryLimit: 1_000_000 },
      apigateway: {
        autoscaling: { enabled: false },
        replicaCount: 1_000_000,
        terminationGracePeriodSeconds: 1_000_000,
      },
      admin: { autoscaling: { maxReplicas: 2_000_000 } },
    };
    const { manifest } = throwIfFailed(await render(inlineValues));
    expect(manifest).toContain('replicas: 1000000\n');
    expect(manifest).not.toMatch(/\de\+\d/);
  });

  it('as the port of an Ingress is no name', async () => {
    const inlineValues = {
      global: { exposure: { type: 'ingress' }, domain: 'example.go.kr' },
      portal: { exposure: { port: 8080 } },
    };
    const release = await renderCase('default', { inlineValues });
    const [rule] = release.find('Ingress', 'egov-portal')?.document.spec.rules ?? [];
    expect(rule?.http?.paths[0]?.backend.service?.port).toEqual({ number: 8080 });
  });

  it.each([
    ['replicas beyond 32 bits', { apigateway: { replicaCount: 2_147_483_648 } }, '/apigateway/replicaCount'],
    [
      'a port of management beyond 65535',
      { rabbitmq: { service: { managementPort: 70_000 } } },
      '/rabbitmq/service/managementPort',
    ],
  ])('that is %s is refused at its path', async (_, values, path) => {
    expect(await messageOf(values)).toContain(path);
  });
});

describe('null, which takes a default away,', () => {
  it.each([
    ['global', { global: null }, "/: missing property 'global'"],
    ['global.storage', { global: { storage: null } }, "/global: missing property 'storage'"],
    ['mysql', { mysql: null }, "/mysql: missing property 'enabled'"],
    ['mysql.enabled', { mysql: { enabled: null } }, '/mysql/enabled: got null, want boolean'],
    ['mysql.image', { mysql: { image: null } }, "/mysql: missing property 'image'"],
    [
      'mysql.image.repository',
      { mysql: { image: { repository: null } } },
      "/mysql/image: missing property 'repository'",
    ],
    [
      'portal.service.port',
      { portal: { service: { port: null } } },
      "/portal/service: missing property 'port'",
    ],
  ])('is refused at its path for %s, without which nothing can be rendered', async (_, values, refusal) => {
    expect(await messageOf(values)).toContain(refusal);
  });

  it('is taken where the chart can do without', async () => {
    const values = {
      global: {
        imageRegistry: null,
        registry: { server: 'registry.example.go.kr', username: 'reader', password: 'example' },
        spreadReplicas: true,
        storage: { shared: { storageClass: null } },
        exposure: { ingress: { annotations: null } },
      },
      storage: { annotations: null },
      portal: { resources: null, podSecurityContext: null, securityContext: null, podAnnotations: null },
      elasticsearch: { enabled: true, configuration: null, affinity: null },
      admin: { topologySpreadConstraints: null },
    };
    expect(await messageOf(values)).toBe('rendered');
  });
});

describe('what Kubernetes requires', () => {
  it.each([
    [
      'a probe',
      { portal: { probes: { liveness: { grpc: { service: 'x' } } } } },
      '/portal/probes/liveness/grpc',
    ],
    ['a hook', { portal: { lifecycle: { preStop: { sleep: {} } } } }, '/portal/lifecycle/preStop/sleep'],
    [
      'a profile',
      { portal: { securityContext: { appArmorProfile: {} } } },
      '/portal/securityContext/appArmorProfile',
    ],
    [
      'node affinity',
      { portal: { affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: {} } } } },
      '/portal/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution',
    ],
  ])('of %s is asked for', async (_, values, path) => {
    expect(await messageOf(values)).toContain(`${path}: missing property`);
  });

  it('is not asked of a component that is not deployed', async () => {
    expect(await messageOf({ kibana: { enabled: false, lifecycle: { preStop: { sleep: {} } } } })).toBe(
      'rendered',
    );
  });
});

describe('a file of the config server', () => {
  it('keeps its text, whatever it starts with', async () => {
    const text = '  indented: 1\nless: 2\n';
    const inlineValues = { global: { configRepository: { '1e3': text } } };
    const release = await renderCase('default', { inlineValues });
    expect(release.find('ConfigMap', 'egov-config-repository')?.document.data).toMatchObject({ '1e3': text });
  });

  it('is refused for a name that no key of a ConfigMap has', async () => {
    expect(await messageOf({ global: { configRepository: { 'a b': 'x' } } })).toContain(
      '/global/configRepository',
    );
  });
});

describe('a variable from a shared Secret', () => {
  it('that does not exist is refused at its path', async () => {
    expect(await messageOf({ portal: { secretEnv: { PASSWORD: 'datebase/password' } } })).toContain(
      '/portal/secretEnv/PASSWORD',
    );
  });
});

describe('the `global` of one component', () => {
  it('is refused at its path where its type is not that of the umbrella', async () => {
    expect(await messageOf({ discovery: { global: { elasticsearch: '' } } })).toContain(
      '/discovery/global/elasticsearch: got string, want object',
    );
  });
});

describe('an object of the user', () => {
  it('is refused without a name', async () => {
    const extraObjects = [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: 'mine' }];
    expect(await messageOf({ extraObjects })).toContain('/extraObjects/0/metadata');
  });
});
