import { beforeAll, describe, expect, it } from '@jest/globals';
import { podLabelsOf, podSpecOf, type Release } from '../../src/manifest/index.js';
import { renderCase } from '../support/index.js';
import {
  BACKENDS,
  DOMAIN_SERVICES,
  FRONTENDS,
  deploymentOf,
  expectSecret,
  literal,
  mainContainerOf,
  serviceEnvironment,
  sharedMountOf,
} from './services.js';

let release: Release;

beforeAll(async () => {
  release = await renderCase('default');
});

describe('a domain service', () => {
  it.each(DOMAIN_SERVICES)('%s listens on 8080 as an ordinary user behind port 80 of its Service', (name) => {
    expect(literal(release, name, 'SERVER_PORT')).toBe('8080');
    expect(mainContainerOf(release, name).ports).toEqual([
      { name: 'http', containerPort: 8080, protocol: 'TCP' },
    ]);
    expect(release.find('Service', `egov-${name}`)?.document.spec.ports).toMatchObject([
      { port: 80, targetPort: 'http' },
    ]);
    expect(podSpecOf(deploymentOf(release, name))).toMatchObject({
      securityContext: { runAsUser: 1000, runAsNonRoot: true },
    });
  });

  it.each(DOMAIN_SERVICES)('%s takes the database account from the Secret that MySQL reads', (name) => {
    expectSecret(release, name, 'DB_USERNAME', ['egov-database', 'username']);
    expectSecret(release, name, 'DB_PASSWORD', ['egov-database', 'password']);
    expect(literal(release, name, 'MYSQL_HOSTNAME')).toBe('egov-mysql');
  });

  it.each(DOMAIN_SERVICES)('%s sends traces to the endpoint that Spring Boot really reads', (name) => {
    expect(literal(release, name, 'MANAGEMENT_ZIPKIN_TRACING_ENDPOINT')).toBe(
      'http://egov-zipkin:9411/api/v2/spans',
    );
    expect(serviceEnvironment(release, name).has('ZIPKIN_HOSTNAME')).toBe(false);
  });

  it.each(DOMAIN_SERVICES)('%s waits for the config server and the database before it starts', (name) => {
    const wait = podSpecOf(deploymentOf(release, name))?.initContainers?.find((init) => init.name === 'wait');
    expect(wait?.command?.join(' ')).toContain('egov-config:8888 egov-mysql:3306');
  });

  it('that consumes messages names its function, since Spring Cloud Bus leaves it unbound otherwise', () => {
    const functions = DOMAIN_SERVICES.map((name) => [
      name,
      literal(release, name, 'SPRING_CLOUD_FUNCTION_DEFINITION'),
    ]);
    expect(functions.filter(([, definition]) => definition !== undefined)).toEqual([
      ['portal-service', 'attachmentEntity'],
      ['reserve-item-service', 'reserveRequest'],
      ['reserve-request-service', 'inventoryUpdated'],
    ]);
  });
});

describe('the probes', () => {
  const liveness = '/actuator/health/liveness';

  it.each(BACKENDS.filter((name) => name !== 'apigateway'))(
    'of %s ask the liveness and readiness groups, which no outage elsewhere turns down',
    (name) => {
      expect(mainContainerOf(release, name)).toMatchObject({
        startupProbe: { httpGet: { path: liveness, port: 'http' } },
        readinessProbe: { httpGet: { path: '/actuator/health/readiness', port: 'http' } },
        livenessProbe: { httpGet: { path: liveness, port: 'http' } },
      });
    },
  );

  it('of the gateway ask its whole health, freed of the broker, since it answers 401 on the groups', () => {
    expect(mainContainerOf(release, 'apigateway').livenessProbe?.httpGet?.path).toBe('/actuator/health');
    expect(literal(release, 'apigateway', 'MANAGEMENT_HEALTH_RABBIT_ENABLED')).toBe('false');
    expect(literal(release, 'apigateway', 'MANAGEMENT_HEALTH_BINDERS_ENABLED')).toBe('false');
  });

  it.each(FRONTENDS)('of %s ask a static file, since each page calls the gateway', (name) => {
    for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe'] as const) {
      expect(mainContainerOf(release, name)[probe]?.httpGet?.path).toBe('/favicon.ico');
    }
  });

  it('can be replaced by one of another kind', async () => {
    const set = ['admin.probes.liveness.tcpSocket.port=http'];
    const probe = mainContainerOf(await renderCase('default', { set }), 'admin').livenessProbe;
    expect(probe).toMatchObject({ tcpSocket: { port: 'http' } });
    expect(probe).not.toHaveProperty('httpGet');
  });
});

describe('the shared volume', () => {
  const readers = ['apigateway', ...DOMAIN_SERVICES.filter((name) => name !== 'portal-service')];

  it('is written by portal-service alone and read by the others that show messages', () => {
    expect(sharedMountOf(release, 'portal-service')).toMatchObject({ readOnly: false });
    for (const name of readers)
      expect([name, sharedMountOf(release, name)]).toMatchObject([name, { readOnly: true }]);
    for (const name of ['config', 'discovery', ...FRONTENDS])
      expect([name, sharedMountOf(release, name)]).toEqual([name, undefined]);
  });

  it('is where APP_HOME points', () => {
    for (const name of ['portal-service', ...readers])
      expect(sharedMountOf(release, name)?.mountPath).toBe(literal(release, name, 'APP_HOME'));
  });

  it('keeps its pods on one node with ReadWriteOnce', () => {
    for (const name of ['portal-service', ...readers]) {
      const deployment = deploymentOf(release, name);
      const terms = podSpecOf(deployment)?.affinity?.['podAffinity'];
      const { 'egov-msa/shared-volume': shared, 'app.kubernetes.io/instance': instance } =
        podLabelsOf(deployment);
      expect(terms).toEqual({
        requiredDuringSchedulingIgnoredDuringExecution: [
          {
            topologyKey: 'kubernetes.io/hostname',
            labelSelector: {
              matchLabels: { 'egov-msa/shared-volume': shared, 'app.kubernetes.io/instance': instance },
            },
          },
        ],
      });
    }
  });

  it('leaves its pods free with ReadWriteMany', async () => {
    const free = await renderCase('default', { set: ['global.storage.shared.accessMode=ReadWriteMany'] });
    expect(podSpecOf(deploymentOf(free, 'portal-service'))?.affinity).toBeUndefined();
  });
});

describe('every pod', () => {
  it('gets no service links, whose ZIPKIN_PORT=tcp://… the clients would take for their own setting', () => {
    for (const name of [...BACKENDS, ...FRONTENDS])
      expect(podSpecOf(deploymentOf(release, name))?.enableServiceLinks).toBe(false);
  });

  it('runs in the time zone of the values', async () => {
    const utc = await renderCase('default', { set: ['global.timezone=UTC'] });
    for (const name of [...BACKENDS, ...FRONTENDS]) {
      expect(literal(release, name, 'TZ')).toBe('Asia/Seoul');
      expect(literal(utc, name, 'TZ')).toBe('UTC');
    }
  });

  it('never names a variable twice, which server-side apply refuses', async () => {
    const everything = await renderCase('everything');
    const { env = [] } = mainContainerOf(everything, 'apigateway');
    const names = env.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
    expect(literal(everything, 'apigateway', 'JAVA_TOOL_OPTIONS')).toBe('-Xmx512m');
  });
});

describe('discovery', () => {
  it('in Eureka mode gives seven clients the account of the registry', () => {
    for (const name of ['apigateway', ...DOMAIN_SERVICES]) {
      expect(literal(release, name, 'EUREKA_INSTANCE_HOSTNAME')).toBe('egov-discovery');
      expectSecret(release, name, 'EUREKA_PASSWORD', ['egov-eureka', 'password']);
    }
    expectSecret(release, 'discovery', 'SPRING_SECURITY_USER_PASSWORD', ['egov-eureka', 'password']);
  });

  it('in Kubernetes mode lists the Services that a client calls, and no registry', async () => {
    const plain = await renderCase('kubernetes-discovery');
    const document: unknown = JSON.parse(
      literal(plain, 'reserve-check-service', 'SPRING_APPLICATION_JSON') ?? '{}',
    );
    expect(document).toEqual({
      eureka: { client: { enabled: false } },
      spring: {
        cloud: {
          discovery: {
            client: {
              simple: {
                instances: {
                  'user-service': [{ uri: 'http://egov-user-service:80' }],
                  'reserve-item-service': [{ uri: 'http://egov-reserve-item-service:80' }],
                },
              },
            },
          },
        },
      },
    });
    expect(plain.find('Deployment', 'egov-discovery')).toBeUndefined();
    expect(serviceEnvironment(plain, 'reserve-check-service').has('EUREKA_PASSWORD')).toBe(false);
  });
});

describe('the gateway', () => {
  it('asks itself for authorizations over loopback', () => {
    expect(literal(release, 'apigateway', 'APIGATEWAY_HOSTNAME')).toBe('localhost');
  });
});

describe('a frontend', () => {
  it.each(FRONTENDS)('%s keeps the directories that it writes to out of its image', (name) => {
    const mounts = mainContainerOf(release, name).volumeMounts?.map(({ mountPath }) => mountPath);
    expect(mounts).toEqual([
      '/usr/app/.next/cache',
      '/tmp',
      '/usr/app/public/locales/en',
      '/usr/app/public/locales/ko',
    ]);
    expect(literal(release, name, 'HOME')).toBe('/tmp');
    const seed = podSpecOf(deploymentOf(release, name))?.initContainers?.[0];
    expect(seed?.command?.join(' ')).toContain('cp -R /usr/app/public/locales/ko/. /seed/locales-ko/');
  });
});

describe('log shipping', () => {
  it('is off by default', () => {
    expect(serviceEnvironment(release, 'user-service').has('LOGGING_CONFIG')).toBe(false);
  });

  it('mounts a logback file of ours and tells it where Logstash is', async () => {
    const shipping = await renderCase('external-services');
    for (const name of BACKENDS.filter((backend) => backend !== 'discovery')) {
      expect(literal(shipping, name, 'LOGGING_CONFIG')).toBe('/etc/egov/logging/logback.xml');
      expect(literal(shipping, name, 'logstash_hostname')).toBe('logs.example.go.kr:5044');
      expect(literal(shipping, name, 'app_name')).toBe(name);
    }
    const file = shipping.find('ConfigMap', 'egov-logback')?.document.data?.['logback.xml'];
    expect(file).toContain('net.logstash.logback.appender.LogstashTcpSocketAppender');
  });
});

describe('services of the ministry', () => {
  it('take the place of ours everywhere', async () => {
    const outside = await renderCase('external-services');
    expect(literal(outside, 'board-service', 'MYSQL_HOSTNAME')).toBe('mysql.example.go.kr');
    expect(literal(outside, 'board-service', 'MYSQL_PORT')).toBe('3307');
    expect(literal(outside, 'config', 'RABBITMQ_HOSTNAME')).toBe('rabbit.example.go.kr');
    expect(literal(outside, 'board-service', 'MANAGEMENT_ZIPKIN_TRACING_ENDPOINT')).toBe(
      'https://zipkin.example.go.kr/api/v2/spans',
    );
    expect(outside.ofKind('Secret')).toEqual([]);
    expect(outside.ofKind('StatefulSet')).toEqual([]);
  });
});
