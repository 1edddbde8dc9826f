import { describe, expect, it } from '@jest/globals';
import type { Release } from '../../src/manifest/index.js';
import { renderChart } from '../../src/render/index.js';
import type { JsonObject } from '../../src/yaml/index.js';
import { caseOptions, renderCase } from '../support/index.js';
import { componentOf, environment, requireContainer } from './components.js';

const DOMAIN = 'example.go.kr';
const SERVICES = ['user', 'portal', 'board', 'reserve-item', 'reserve-check', 'reserve-request'];

const exposed = (exposure: JsonObject, values: JsonObject = {}) =>
  renderCase('default', { inlineValues: { ...values, global: { domain: DOMAIN, exposure } } });

const annotationsOf = (release: Release, kind: string, name: string) =>
  release.find(kind, name)?.metadata.annotations ?? {};

const documentOf = (release: Release, kind: string, name: string) => release.find(kind, name)?.document;

describe('the limits of a request, set once,', () => {
  const limits = { maxBodyMebibytes: 20, timeoutSeconds: 900 };

  it.each([
    [
      'nginx',
      {
        'nginx.ingress.kubernetes.io/proxy-body-size': '20m',
        'nginx.ingress.kubernetes.io/proxy-read-timeout': '900',
      },
    ],
    ['nginx-org', { 'nginx.org/client-max-body-size': '20m', 'nginx.org/proxy-read-timeout': '900s' }],
    ['haproxy', { 'haproxy.org/timeout-server': '900s' }],
    ['alb', { 'alb.ingress.kubernetes.io/load-balancer-attributes': 'idle_timeout.timeout_seconds=900' }],
  ])('reach the ingress controller %s', async (preset, expected) => {
    const release = await exposed({ type: 'ingress', ingress: { preset }, ...limits });
    expect(annotationsOf(release, 'Ingress', 'egov-portal')).toMatchObject(expected);
  });

  it('reach routes of Gateway API and of Istio', async () => {
    const gateway = await exposed({ type: 'gateway', gateway: { className: 'envoy' }, ...limits });
    expect(documentOf(gateway, 'HTTPRoute', 'egov-apigateway')).toMatchObject({
      spec: { rules: [{ timeouts: { request: '900s' } }] },
    });
    const istio = await exposed({ type: 'istio', ...limits });
    expect(documentOf(istio, 'VirtualService', 'egov-apigateway')).toMatchObject({
      spec: { http: [{ timeout: '900s' }] },
    });
  });

  it('reach the load balancer of OpenStack in milliseconds', async () => {
    const release = await exposed({ type: 'loadBalancer', loadBalancer: { preset: 'octavia' }, ...limits });
    expect(annotationsOf(release, 'Service', 'egov-portal')).toMatchObject({
      'loadbalancer.openstack.org/timeout-client-data': '900000',
      'loadbalancer.openstack.org/timeout-member-data': '900000',
    });
  });
});

describe('an annotation of the user', () => {
  const key = 'nginx.ingress.kubernetes.io/proxy-body-size';

  it('comes before that of a preset, and the component before all', async () => {
    const ingress = { preset: 'nginx', annotations: { [key]: '70m' } };
    const release = await exposed(
      { type: 'ingress', ingress },
      { portal: { exposure: { annotations: { [key]: '80m' } } } },
    );
    expect(annotationsOf(release, 'Ingress', 'egov-admin')[key]).toBe('70m');
    expect(annotationsOf(release, 'Ingress', 'egov-portal')[key]).toBe('80m');
  });

  it('of one Service comes before those of all load balancers', async () => {
    const scheme = 'service.beta.kubernetes.io/aws-load-balancer-scheme';
    const release = await exposed(
      { type: 'loadBalancer', loadBalancer: { preset: 'nlb', annotations: { [scheme]: 'internal' } } },
      { portal: { service: { annotations: { [scheme]: 'internet-facing' } } } },
    );
    expect(annotationsOf(release, 'Service', 'egov-admin')[scheme]).toBe('internal');
    expect(annotationsOf(release, 'Service', 'egov-portal')[scheme]).toBe('internet-facing');
    expect(annotationsOf(release, 'Service', 'egov-mysql')).toEqual({});
  });
});

describe('a load balancer of AWS', () => {
  it('asks each component for what its readiness probe asks', async () => {
    const alb = await renderCase('alb');
    const health = 'alb.ingress.kubernetes.io/healthcheck-path';
    expect(annotationsOf(alb, 'Ingress', 'egov-apigateway')[health]).toBe('/actuator/health');
    expect(annotationsOf(alb, 'Ingress', 'egov-portal')[health]).toBe('/favicon.ico');
    const nlb = await renderCase('load-balancer');
    const path = 'service.beta.kubernetes.io/aws-load-balancer-healthcheck-path';
    expect(annotationsOf(nlb, 'Service', 'egov-apigateway')[path]).toBe('/actuator/health');
  });

  it('asks a gateway with hidden health endpoints for its first page, and takes a refusal as life', async () => {
    const release = await exposed({ type: 'ingress', ingress: { preset: 'alb' }, hidden: { enabled: true } });
    expect(annotationsOf(release, 'Ingress', 'egov-apigateway')).toMatchObject({
      'alb.ingress.kubernetes.io/healthcheck-path': '/',
      'alb.ingress.kubernetes.io/success-codes': '200-499',
    });
    expect(annotationsOf(release, 'Ingress', 'egov-portal')).toMatchObject({
      'alb.ingress.kubernetes.io/success-codes': '200',
    });
  });
});

describe('a certificate', () => {
  it('of an issuer is asked for by the Ingress itself', async () => {
    const release = await exposed({ type: 'ingress', tls: { issuer: 'public', issuerKind: 'Issuer' } });
    expect(annotationsOf(release, 'Ingress', 'egov-portal')).toEqual({ 'cert-manager.io/issuer': 'public' });
    expect(documentOf(release, 'Ingress', 'egov-portal')).toMatchObject({
      spec: { tls: [{ secretName: 'egov-portal-tls', hosts: [`www.${DOMAIN}`] }] },
    });
  });

  it('of an issuer lies where the gateway looks for it', async () => {
    const gateway = await renderCase('gateway');
    expect(documentOf(gateway, 'Certificate', 'egov-portal-tls')).toMatchObject({
      spec: {
        secretName: 'egov-portal-tls',
        dnsNames: [`www.${DOMAIN}`],
        issuerRef: { kind: 'ClusterIssuer' },
      },
    });
    const istio = await renderCase('istio-gateway', { namespace: 'moe' });
    expect(istio.ofKind('Certificate').map(({ metadata }) => [metadata.namespace, metadata.name])).toEqual([
      ['istio-edge', 'moe-egov-admin-tls'],
      ['istio-edge', 'moe-egov-apigateway-tls'],
      ['istio-edge', 'moe-egov-portal-tls'],
    ]);
  });

  it('sends plain HTTP on to HTTPS', async () => {
    expect(documentOf(await renderCase('gateway'), 'HTTPRoute', 'egov-exposure-redirect')).toMatchObject({
      spec: {
        parentRefs: [{ sectionName: 'http' }],
        rules: [{ filters: [{ requestRedirect: { scheme: 'https' } }] }],
      },
    });
    const servers = documentOf(await renderCase('istio-gateway'), 'Gateway', 'egov-exposure');
    expect(JSON.stringify(servers).match(/"httpsRedirect":true/g)).toHaveLength(3);
  });

  it('of one component comes before that of all', async () => {
    const release = await exposed(
      { type: 'ingress', tls: { secretName: 'wildcard' } },
      { portal: { exposure: { tlsSecret: 'portal-only' } } },
    );
    expect(documentOf(release, 'Ingress', 'egov-portal')).toMatchObject({
      spec: { tls: [{ secretName: 'portal-only' }] },
    });
    expect(documentOf(release, 'Ingress', 'egov-admin')).toMatchObject({
      spec: { tls: [{ secretName: 'wildcard' }] },
    });
  });
});

describe('a gateway that is there already', () => {
  it('of Gateway API is named by the routes, and none is made', async () => {
    const parentRefs = [{ name: 'edge', namespace: 'infra', sectionName: 'https' }];
    const release = await exposed({ type: 'gateway', gateway: { parentRefs } });
    expect(release.ofKind('Gateway')).toEqual([]);
    expect(documentOf(release, 'HTTPRoute', 'egov-portal')).toMatchObject({ spec: { parentRefs } });
  });

  it('of Istio is named by the virtual services, and none is made', async () => {
    const release = await exposed({ type: 'istio', istio: { gateways: ['infra/edge'] } });
    expect(release.ofKind('Gateway')).toEqual([]);
    expect(documentOf(release, 'VirtualService', 'egov-portal')).toMatchObject({
      spec: { gateways: ['infra/edge'] },
    });
  });
});

describe('a management console', () => {
  it.each(['nodePort', 'loadBalancer', 'ingress', 'istio'])(
    'has no way in by %s unless asked',
    async (type) => {
      const release = await exposed({ type }, { kibana: { enabled: false } });
      const open = release
        .ofKind('Service')
        .filter(({ document }) => document.spec.type !== 'ClusterIP')
        .map(({ metadata }) => metadata.name);
      const routed = [...release.ofKind('Ingress'), ...release.ofKind('VirtualService')].map(
        ({ metadata }) => metadata.name,
      );
      expect([...open, ...routed].sort()).toEqual(['egov-admin', 'egov-apigateway', 'egov-portal']);
    },
  );

  it('of the broker is exposed at the port of its pages', async () => {
    const release = await exposed({ type: 'istio' }, { rabbitmq: { exposure: { enabled: true } } });
    expect(documentOf(release, 'VirtualService', 'egov-rabbitmq')).toMatchObject({
      spec: { http: [{ route: [{ destination: { host: 'egov-rabbitmq', port: { number: 15672 } } }] }] },
    });
  });
});

describe('hidden health endpoints and API documents', () => {
  it('are on a port that no Service has, where the probes still find them', async () => {
    const release = await renderCase('gateway');
    for (const name of ['apigateway', ...SERVICES.map((service) => `${service}-service`)]) {
      const deployment = componentOf(release, 'Deployment', name);
      expect(environment(release, deployment).get('MANAGEMENT_SERVER_PORT')).toMatchObject({ value: '8081' });
      const { readinessProbe, ports } = requireContainer(deployment);
      expect(readinessProbe?.httpGet?.port).toBe('actuator');
      expect(ports).toContainEqual({ name: 'actuator', containerPort: 8081, protocol: 'TCP' });
      const service = release.find('Service', `egov-${name}`)?.document.spec.ports ?? [];
      expect(service.map((port) => port.name)).toEqual(['http']);
    }
  });

  it('are turned off in the files of the config server', async () => {
    const files = (release: Release) =>
      release.find('ConfigMap', 'egov-config-repository')?.document.data?.['application.yml'];
    expect(files(await renderCase('gateway'))).toContain('path: /v3/api-docs\n    enabled: false');
    expect(files(await renderCase('default'))).toContain('path: /v3/api-docs\n    enabled: true');
  });

  it('are answered by an Ingress with a Service of no pod, by a route with none, by Istio with 404', async () => {
    const everything = await renderCase('everything');
    const ingress = JSON.stringify(documentOf(everything, 'Ingress', 'egov-apigateway'));
    expect(ingress).toContain(
      '{"path":"/user-service/actuator","pathType":"Prefix","backend":{"service":{"name":"egov-nobody"',
    );
    expect(documentOf(everything, 'Service', 'egov-nobody')).not.toHaveProperty('spec.selector');
    const route = documentOf(await renderCase('gateway'), 'HTTPRoute', 'egov-apigateway');
    expect(route).not.toHaveProperty('spec.rules.0.backendRefs');
    expect(route).toHaveProperty('spec.rules.0.matches.length', 5 * (1 + SERVICES.length));
    expect(documentOf(await renderCase('istio-gateway'), 'VirtualService', 'egov-apigateway')).toMatchObject({
      spec: { http: [{ directResponse: { status: 404 } }, { timeout: '3600s' }] },
    });
  });
});

describe('a cluster without the kinds of a way out', () => {
  const asked = async (exposure: JsonObject, apiVersions: readonly string[]) => {
    const served = ['apiregistration.k8s.io/v1', ...apiVersions];
    const inlineValues = { global: { domain: DOMAIN, exposure } };
    const result = await renderChart(await caseOptions('default', { inlineValues, apiVersions: served }));
    return result.ok ? 'rendered' : result.problem.message;
  };

  it.each([
    ['Gateway API', { type: 'gateway', gateway: { className: 'envoy' } }, 'gateway.networking.k8s.io/v1'],
    ['Istio', { type: 'istio' }, 'networking.istio.io/v1'],
    ['cert-manager', { type: 'ingress', tls: { issuer: 'public' } }, 'cert-manager.io/v1'],
  ])('is told to install %s first, and taken once it is there', async (words, exposure, api) => {
    expect(await asked(exposure, [])).toContain(
      `this cluster does not serve ${api}: install ${words} in it first`,
    );
    expect(await asked(exposure, [api])).toBe('rendered');
  });
});

describe('one tag for the images of the services', () => {
  it('takes the place of latest, and of no fixed tag', async () => {
    const release = await renderCase('default', { set: ['global.imageTag=2026.11', 'portal.image.tag=v7'] });
    const image = (name: string) => requireContainer(componentOf(release, 'Deployment', name));
    expect(image('user-service')).toMatchObject({
      image: 'docker.io/egovframe/egovframe-msa-edu-backend-user-service:2026.11',
      imagePullPolicy: 'IfNotPresent',
    });
    expect(image('portal').image).toMatch(/:v7$/);
    expect(image('zipkin').image).not.toContain('2026.11');
  });
});
