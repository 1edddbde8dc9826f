import { beforeAll, describe, expect, it } from '@jest/globals';
import type { V1Deployment, V2HorizontalPodAutoscaler } from '@kubernetes/client-node';
import { readFileSync } from 'node:fs';
import type { ManifestObject, Release } from '../../src/manifest/index.js';
import { renderChart } from '../../src/render/index.js';
import { projectPath } from '../../src/tools/index.js';
import { caseOptions, renderCase } from '../support/index.js';
import { componentOf, podAnnotations } from './components.js';

/** How long kube-proxy and ingress controllers may take to forget a pod. */
const SECONDS_OF_ENDPOINT_REMOVAL = 10;

/** A Deployment with all of its fields. */
const whole = (object: ManifestObject<'Deployment'>): V1Deployment =>
  object.document as unknown as V1Deployment;

const podOf = (object: ManifestObject<'Deployment'>) => whole(object).spec?.template.spec;

const spreadOf = (release: Release, name: string) =>
  podOf(componentOf(release, 'Deployment', name))?.topologySpreadConstraints?.map(
    ({ topologyKey, whenUnsatisfiable, matchLabelKeys }) => [topologyKey, whenUnsatisfiable, matchLabelKeys],
  );

let usual: Release;
let operated: Release;

beforeAll(async () => {
  usual = await renderCase('default');
  operated = await renderCase('operations');
});

describe('a rollout', () => {
  it('of a service or frontend leaves no moment without a ready pod', () => {
    for (const deployment of usual.ofKind('Deployment')) {
      expect([deployment.metadata.name, whole(deployment).spec?.strategy]).toEqual([
        deployment.metadata.name,
        { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      ]);
    }
  });

  it('lets endpoints forget a pod before it stops, and then gives it time', async () => {
    const all = await renderCase('everything');
    const rolling = all
      .ofKind('Deployment')
      .filter((deployment) => whole(deployment).spec?.strategy?.type === 'RollingUpdate');
    expect(rolling.length).toBeGreaterThan(12);
    for (const deployment of rolling) {
      const pod = podOf(deployment);
      const command = pod?.containers[0]?.lifecycle?.preStop?.exec?.command?.join(' ') ?? '';
      const pause = Number(/sleep (\d+)/.exec(command)?.[1] ?? 0);
      expect([deployment.metadata.name, pause]).toEqual([
        deployment.metadata.name,
        SECONDS_OF_ENDPOINT_REMOVAL,
      ]);
      expect(pod?.terminationGracePeriodSeconds).toBeGreaterThan(pause + 10);
    }
  });

  it('is explained by chart and image, and from the second revision on by its number', async () => {
    const cause = (release: Release) =>
      componentOf(release, 'Deployment', 'config').metadata.annotations['kubernetes.io/change-cause'];
    expect(cause(usual)).toMatch(/^chart config-\d\S+, image docker\.io\/egovframe\/\S+-config:latest$/);
    expect(cause(await renderCase('everything'))).toBe('Case "everything"');
    for (const object of [...usual.ofKind('Deployment'), ...usual.ofKind('StatefulSet')])
      expect(object.metadata.annotations['kubernetes.io/change-cause']).toMatch(/^chart .*, image /);
  });
});

describe('autoscaling', () => {
  it('goes up by one pod a minute and down slower, since a program that starts needs the processor too', () => {
    const scalers = usual.ofKind('HorizontalPodAutoscaler');
    expect(scalers.length).toBeGreaterThan(8);
    for (const { apiVersion, document } of scalers) {
      expect(apiVersion).toBe('autoscaling/v2');
      expect((document as unknown as V2HorizontalPodAutoscaler).spec?.behavior).toMatchObject({
        scaleUp: {
          stabilizationWindowSeconds: 60,
          policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }],
        },
        scaleDown: {
          stabilizationWindowSeconds: 300,
          policies: [{ type: 'Pods', value: 1, periodSeconds: 120 }],
        },
      });
    }
  });
});

describe('replicas', () => {
  const both = [
    ['topology.kubernetes.io/zone', 'ScheduleAnyway', ['pod-template-hash']],
    ['kubernetes.io/hostname', 'ScheduleAnyway', ['pod-template-hash']],
  ];

  it('are spread over zones and nodes when there may be several', () => {
    expect(spreadOf(usual, 'portal')).toEqual(both);
    expect(spreadOf(usual, 'discovery')).toBeUndefined();
  });

  it('stay together where their volume binds them to one node', async () => {
    expect(spreadOf(usual, 'board-service')).toBeUndefined();
    const free = await renderCase('default', { set: ['global.storage.shared.accessMode=ReadWriteMany'] });
    expect(spreadOf(free, 'board-service')).toEqual(both);
  });

  it('follow constraints of the user alone, or none when the user wants none', async () => {
    expect(spreadOf(await renderCase('everything'), 'apigateway')).toEqual([
      ['topology.kubernetes.io/zone', 'ScheduleAnyway', undefined],
    ]);
    expect(
      spreadOf(await renderCase('default', { set: ['global.spreadReplicas=false'] }), 'portal'),
    ).toBeUndefined();
  });
});

describe('priority', () => {
  it('has classes that the chart makes and the cluster keeps', () => {
    expect(operated.find('PriorityClass', 'egov')?.document).toMatchObject({
      value: 100_000,
      preemptionPolicy: 'Never',
      description: 'Before batch work of the cluster.',
      metadata: { annotations: { 'helm.sh/resource-policy': 'keep' } },
    });
    expect(podOf(componentOf(operated, 'Deployment', 'portal'))?.priorityClassName).toBe('egov');
    expect(usual.ofKind('PriorityClass')).toEqual([]);
  });
});

describe('metrics', () => {
  interface Monitor {
    readonly spec: { readonly endpoints: readonly { readonly port: string; readonly path: string }[] };
  }

  const endpoints = (release: Release) =>
    Object.fromEntries(
      release.ofKind('ServiceMonitor').map(({ metadata, document }) => {
        const { spec } = document as unknown as Monitor;
        return [metadata.name, spec.endpoints.map(({ port, path }) => `${port}${path}`).join()];
      }),
    );

  it('are read where a component serves them, and nowhere else', async () => {
    expect(endpoints(operated)).toEqual({
      'egov-rabbitmq': 'http-metrics/metrics',
      'egov-zipkin': 'http/prometheus',
      'egov-jenkins': 'http/prometheus/',
    });
    const set = ['jenkins.plugins={configuration-as-code:1,kubernetes:1}'];
    expect(endpoints(await renderCase('operations', { set }))).not.toHaveProperty('egov-jenkins');
    expect(endpoints(usual)).toEqual({});
  });

  it('are read at ports that a Service of the component has', () => {
    for (const monitor of operated.ofKind('ServiceMonitor')) {
      const { spec } = monitor.document as unknown as Monitor & {
        readonly spec: { readonly selector: { readonly matchLabels: Record<string, string> } };
      };
      const ports = operated
        .ofKind('Service')
        .filter(({ metadata }) =>
          Object.entries(spec.selector.matchLabels).every(([key, value]) => metadata.labels[key] === value),
        )
        .flatMap(({ document }) => document.spec.ports ?? []);
      expect(ports.map(({ name }) => name)).toEqual(
        expect.arrayContaining(spec.endpoints.map(({ port }) => port)),
      );
    }
  });

  it('reach Prometheus through the network policies', () => {
    const policy = operated.find('NetworkPolicy', 'egov-rabbitmq-metrics');
    expect(policy?.document).toMatchObject({
      spec: {
        ingress: [
          {
            from: [
              {
                namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
                podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } },
              },
            ],
            ports: [{ port: 15_692, protocol: 'TCP' }],
          },
        ],
      },
    });
  });

  it('are refused on a cluster without the Prometheus operator, and only there', async () => {
    const options = await caseOptions('operations');
    const onCluster = (...more: readonly string[]) =>
      renderChart({ ...options, apiVersions: ['apiregistration.k8s.io/v1', ...more] });
    const refused = await onCluster();
    expect(refused.ok ? '' : refused.problem.message).toContain(
      'the cluster does not serve monitoring.coreos.com/v1: install the Prometheus operator first, or turn it off.',
    );
    expect((await onCluster('monitoring.coreos.com/v1')).ok).toBe(true);
  });
});

describe('a dashboard', () => {
  const documented = {
    rabbitmq:
      /^rabbitmq_(queues|queue_messages_(ready|unacked)|connections|channels|consumers|process_resident_memory_bytes|resident_memory_limit_bytes|disk_space_available(_limit)?_bytes|global_messages_(received|delivered)_total)$/,
    zipkin:
      /^(zipkin_collector_(spans|messages)(_dropped)?_total|http_server_requests_seconds_count|jvm_memory_used_bytes)$/,
  };

  it.each(['rabbitmq', 'zipkin'] as const)(
    'of %s asks for metrics that it exposes, in its own namespace',
    (name) => {
      const map = operated.find('ConfigMap', `egov-${name}-dashboard`);
      expect(map?.metadata.labels['grafana_dashboard']).toBe('1');
      expect(map?.metadata.annotations).toEqual({ grafana_folder: 'eGovFrame' });
      const text = map?.document.data?.[`egov-${name}-dashboard.json`] ?? '';
      const file = projectPath('charts', 'egov-msa', 'charts', name, 'files', 'dashboard.json');
      expect(JSON.parse(text)).toEqual(JSON.parse(readFileSync(file, 'utf8')));
      const { panels } = JSON.parse(text) as { panels: { id: number; targets: { expr: string }[] }[] };
      const expressions = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
      expect(expressions.length).toBeGreaterThan(5);
      for (const expression of expressions) {
        expect(expression).toContain('{namespace="$namespace"}');
        expect(/(\w+)\{/.exec(expression)?.[1]).toMatch(documented[name]);
      }
      expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    },
  );
});

describe('OpenTelemetry', () => {
  it('is injected into the container of each service and frontend by its language', () => {
    const injected = operated
      .ofKind('Deployment')
      .map((deployment) => [
        deployment.metadata.labels['app.kubernetes.io/name'],
        Object.entries(podAnnotations(deployment)).filter(([key]) =>
          key.startsWith('instrumentation.opentelemetry.io/'),
        ),
      ]);
    expect(Object.fromEntries(injected)).toMatchObject({
      'board-service': [
        ['instrumentation.opentelemetry.io/container-names', 'board-service'],
        ['instrumentation.opentelemetry.io/inject-java', 'monitoring/egov'],
      ],
      portal: [
        ['instrumentation.opentelemetry.io/container-names', 'portal'],
        ['instrumentation.opentelemetry.io/inject-nodejs', 'monitoring/egov'],
      ],
      zipkin: [],
    });
    expect(podAnnotations(componentOf(usual, 'Deployment', 'portal'))).not.toHaveProperty(
      'instrumentation.opentelemetry.io/inject-nodejs',
    );
  });
});
