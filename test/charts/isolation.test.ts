import { describe, expect, it } from '@jest/globals';
import {
  allowedTraffic,
  componentOf,
  layersOf,
  type Caller,
  type TrafficLayer,
} from '../../src/invariants/index.js';
import { NAME_LABEL, joinReleases, type ManifestObject, type Release } from '../../src/manifest/index.js';
import { renderChart } from '../../src/render/index.js';
import { caseOptions, renderCase } from '../support/index.js';
import { expectedPairs, type Features } from './call-graph.js';
import { objectName } from './services.js';

const nameOf = (caller: Caller): string =>
  caller === 'outside' ? caller : componentOf(caller.workload, NAME_LABEL);

/** Every pair that one mechanism lets talk, as `client -> server:port`, without those that start outside. */
const pairsOf = (release: Release, from: 'inside' | 'outside', layer?: TrafficLayer): readonly string[] => {
  const pairs = allowedTraffic(release, layer)
    .filter((pair) => (pair.from === 'outside') === (from === 'outside'))
    .map(({ from: caller, to }) => `${nameOf(caller)} -> ${componentOf(to.workload, NAME_LABEL)}:${to.port}`);
  return [...new Set(pairs)].sort();
};

/** The pairs by mechanism, of those that the release has objects of. */
const matricesOf = (release: Release, from: 'inside' | 'outside') =>
  Object.fromEntries(
    layersOf(release)
      .filter(({ isUsed }) => isUsed)
      .map((layer) => [layer.name, pairsOf(release, from, layer)]),
  );

const policyOf = (release: Release, name: string): unknown =>
  release.find<string>('NetworkPolicy', objectName(release, name))?.document['spec'];

const EVERYTHING: Features = { logstash: true, kibana: true };

describe('who may connect to whom', () => {
  it.each<[string, Features]>([
    ['default', {}],
    ['local', {}],
    ['vagrant', EVERYTHING],
    ['openstack', {}],
    ['nks', {}],
    ['eks+production', {}],
    ['everything', { ...EVERYTHING, tracesInElasticsearch: true, backup: true }],
    ['kubernetes-discovery', { eureka: false, zipkin: false }],
  ])('is what upstream was measured to need: %s', async (name, features) => {
    expect(matricesOf(await renderCase(name), 'inside')).toEqual({ NetworkPolicy: expectedPairs(features) });
  });

  it.each<[string, Features]>([
    ['istio', { eureka: false }],
    ['vagrant+istio', { ...EVERYTHING, eureka: false }],
    ['eks+istio+production', { eureka: false }],
  ])('is that for the policies of a mesh too: %s', async (name, features) => {
    const pairs = expectedPairs(features);
    expect(matricesOf(await renderCase(name), 'inside')).toEqual({
      NetworkPolicy: pairs,
      AuthorizationPolicy: pairs,
    });
  });

  it('leaves out what lies outside the release', async () => {
    const release = await renderCase('external-services');
    expect(pairsOf(release, 'inside')).toEqual(
      expectedPairs({ database: false, broker: false, zipkin: false }),
    );
  });

  it('is everybody when the policies are off', async () => {
    const release = await renderCase('default', { set: ['global.networkPolicy.enabled=false'] });
    expect(release.ofKind('NetworkPolicy')).toEqual([]);
    expect(pairsOf(release, 'inside')).toContain('admin -> mysql:3306');
  });
});

describe('who may connect from outside', () => {
  it.each([
    ['default', []],
    ['load-balancer', ['admin:3000', 'apigateway:8000', 'portal:3000']],
    [
      'vagrant',
      [
        'admin:3000',
        'apigateway:8000',
        'discovery:8761',
        'jenkins:8080',
        'kibana:5601',
        'portal:3000',
        'rabbitmq:15672',
        'rabbitmq:5672',
        'zipkin:9411',
      ],
    ],
    ['istio', ['admin:3000', 'apigateway:8000', 'portal:3000']],
  ])('is nobody but at the exposed ports: %s', async (name, ports) => {
    const matrices = Object.values(matricesOf(await renderCase(name), 'outside'));
    const expected = ports.map((port) => `outside -> ${port}`);
    expect(matrices).toEqual(matrices.map(() => expected));
  });

  it('is the controller and the addresses that the values name', async () => {
    expect(policyOf(await renderCase('everything'), 'portal')).toMatchObject({
      ingress: [
        {
          ports: [{ port: 3000, protocol: 'TCP' }],
          from: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' } },
              podSelector: { matchLabels: { 'app.kubernetes.io/component': 'controller' } },
            },
            { ipBlock: { cidr: '198.51.100.0/24' } },
          ],
        },
      ],
    });
  });
});

describe('two ministries in one cluster', () => {
  const inNamespace = async (name: string, releaseName: string, namespace: string): Promise<Release> =>
    renderCase(name, { releaseName, namespace });

  it.each([
    ['default', 'one namespace each', ['moe', 'moef']],
    ['default', 'the same namespace', ['ministries', 'ministries']],
    ['vagrant', 'the same namespace', ['ministries', 'ministries']],
    ['istio', 'one namespace each', ['moe', 'moef']],
    ['istio', 'the same namespace', ['ministries', 'ministries']],
  ])('reach nothing of each other: %s, %s', async (name, _place, [first = '', second = '']) => {
    const both = joinReleases(await inNamespace(name, 'moe', first), await inNamespace(name, 'moef', second));
    const ownerOf = ({ metadata }: ManifestObject): string =>
      metadata.labels['app.kubernetes.io/instance'] ?? 'nobody';
    const crossing = (layer: TrafficLayer): readonly string[] =>
      allowedTraffic(both, layer).flatMap(({ from, to }) =>
        from !== 'outside' && ownerOf(from.workload) !== ownerOf(to.workload)
          ? [`${from.workload.metadata.name} -> ${to.workload.metadata.name}:${to.port}`]
          : [],
      );
    const used = layersOf(both).filter(({ isUsed }) => isUsed);
    expect(used.map((layer) => [layer.name, crossing(layer)])).toEqual(used.map((layer) => [layer.name, []]));
    expect(allowedTraffic(both).length).toBeGreaterThan(2 * 40);
  });
});

describe('where the pods may go outside', () => {
  const egressOf = (release: Release, name: string): readonly unknown[] =>
    (
      policyOf(release, name) as { readonly egress: readonly { readonly to: readonly object[] }[] }
    ).egress.filter(({ to }) => to.some((peer) => 'ipBlock' in peer));
  const internet = [
    { ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'] } },
  ];

  it('is the internet for mails, social login and the download of the schema', async () => {
    const release = await renderCase('default');
    expect(egressOf(release, 'user-service')).toEqual([
      { to: internet, ports: [{ port: 443, protocol: 'TCP' }] },
      { to: internet, ports: [{ port: 587, protocol: 'TCP' }] },
    ]);
    expect(egressOf(release, 'mysql')).toHaveLength(1);
    expect(egressOf(release, 'portal-service')).toEqual([]);
  });

  it('is nowhere for a database whose schema comes from a ConfigMap', async () => {
    const set = ['mysql.schema.source=configMap', 'mysql.schema.configMap.name=schema'];
    expect(policyOf(await renderCase('default', { set }), 'mysql')).not.toHaveProperty('egress');
  });

  it('is what the user runs outside the release, at its own port', async () => {
    const release = await renderCase('external-services');
    expect(egressOf(release, 'board-service')).toEqual([
      { to: [{ ipBlock: { cidr: '192.0.2.10/32' } }], ports: [{ port: 3307, protocol: 'TCP' }] },
      {
        to: [{ ipBlock: { cidr: '192.0.2.11/32' } }, { ipBlock: { cidr: '192.0.2.12/32' } }],
        ports: [{ port: 5672, protocol: 'TCP' }],
      },
      { to: [{ ipBlock: { cidr: '198.51.100.0/24' } }], ports: [{ port: 443, protocol: 'TCP' }] },
      { to: [{ ipBlock: { cidr: '192.0.2.13/32' } }], ports: [{ port: 5044, protocol: 'TCP' }] },
    ]);
  });

  it('is the host itself where it is an address', async () => {
    const set = ['mysql.enabled=false', 'global.database.host=192.0.2.30'];
    expect(egressOf(await renderCase('default', { set }), 'board-service')).toEqual([
      { to: [{ ipBlock: { cidr: '192.0.2.30/32' } }], ports: [{ port: 3306, protocol: 'TCP' }] },
    ]);
  });

  it('is the API server for what calls it', async () => {
    const release = await renderCase('vagrant');
    const apiServer = {
      to: [{ ipBlock: { cidr: '0.0.0.0/0' } }],
      ports: [
        { port: 443, protocol: 'TCP' },
        { port: 6443, protocol: 'TCP' },
      ],
    };
    expect(egressOf(release, 'nfs-provisioner')).toEqual([apiServer]);
    expect(egressOf(release, 'jenkins')).toContainEqual(apiServer);
  });
});

describe('pods that the chart does not make', () => {
  const pods = (name: string) => ({
    podSelector: {
      matchLabels: { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': 'egov' },
    },
  });

  it('may connect when they are agents of Jenkins', async () => {
    const release = await renderCase('vagrant');
    expect(policyOf(release, 'jenkins')).toMatchObject({
      ingress: expect.arrayContaining([
        { from: [pods('jenkins-agent')], ports: [{ port: 8080, protocol: 'TCP' }] },
        { from: [pods('jenkins-agent')], ports: [{ port: 50000, protocol: 'TCP' }] },
      ]),
    });
    expect(policyOf(release, 'jenkins-agent')).toMatchObject({
      ...pods('jenkins-agent'),
      egress: expect.arrayContaining([{ to: [pods('jenkins')], ports: [{ port: 50000, protocol: 'TCP' }] }]),
    });
  });

  it('may connect when the values name them', async () => {
    const release = await renderCase('everything');
    const rule = { from: expect.arrayContaining([pods('report')]), ports: [{ port: 3306, protocol: 'TCP' }] };
    expect(policyOf(release, 'mysql')).toMatchObject({ ingress: [rule] });
    expect(policyOf(release, 'report')).toMatchObject({
      egress: expect.arrayContaining([
        { to: [pods('mysql')], ports: [{ port: 3306, protocol: 'TCP' }] },
        { to: [{ ipBlock: { cidr: '203.0.113.5/32' } }], ports: [{ port: 22, protocol: 'TCP' }] },
      ]),
    });
  });
});

describe('an address in the values', () => {
  it.each([
    ['user-service.egress[0]=internet', '/user-service/egress/0'],
    ['global.networkPolicy.entrance.cidrs[0]=10.0.0.0', '/global/networkPolicy/entrance/cidrs/0'],
  ])('that is none is refused: %s', async (set, path) => {
    const result = await renderChart({ ...(await caseOptions('default')), set: [set] });
    expect(result.ok ? '' : result.problem.message).toContain(path);
  });
});

describe('the namespace of the control plane of a mesh', () => {
  it('stays a text when it looks like a number', async () => {
    const release = await renderCase('mesh', {
      inlineValues: { global: { mesh: { controlPlaneNamespace: '0' } } },
    });
    expect(JSON.stringify(policyOf(release, 'mesh'))).toContain('"kubernetes.io/metadata.name":"0"');
  });
});

describe('a Zipkin outside the release', () => {
  const egressFor = async (endpoint: string): Promise<string> => {
    const set = ['zipkin.enabled=false', `global.tracing.endpoint=${endpoint}`];
    return JSON.stringify(policyOf(await renderCase('default', { set }), 'portal-service'));
  };

  it.each([
    ['http://192.0.2.7:9411/api/v2/spans', '192.0.2.7/32', 9411],
    ['https://192.0.2.7/api/v2/spans', '192.0.2.7/32', 443],
    ['http://192.0.2.7', '192.0.2.7/32', 80],
    ['https://[2001:db8::7]:9412/api/v2/spans', '2001:db8::7/128', 9412],
  ])('is reached at %s by its address and port', async (endpoint, cidr, port) => {
    const egress = await egressFor(endpoint);
    expect(egress).toContain(`{"ipBlock":{"cidr":"${cidr}"}}`);
    expect(egress).toContain(`{"port":${String(port)},"protocol":"TCP"}`);
  });
});
