import { beforeAll, describe, expect, it } from '@jest/globals';
import { bundleLinks } from '../../src/html-report/map/bundles.js';
import { entrancesOf } from '../../src/html-report/map/entrances.js';
import { drawMap } from '../../src/html-report/map/index.js';
import { arcPath, roundedPath } from '../../src/html-report/map/path.js';
import { groupWorkloads, type Candidate } from '../../src/html-report/map/roles.js';
import type { MapItem, MapLayout, MapModel, Rectangle } from '../../src/html-report/index.js';
import { loadSettings, type Edge } from '../../src/invariants/index.js';
import { indexRelease, parseManifests } from '../../src/manifest/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { egovChart, renderCase } from '../support/index.js';

const candidate = (component: string, role?: string, kind = 'Deployment'): Candidate => ({
  component,
  kind,
  role,
  hasClaimTemplates: kind === 'StatefulSet',
});

const edges = (...texts: readonly string[]): readonly Edge[] =>
  texts.map((text) => {
    const [from = '', to = ''] = text.split(' -> ');
    return { from, to, port: 80, protocol: 'TCP' };
  });

describe('groupWorkloads', () => {
  it('takes the label, and what it leaves open from the call graph', () => {
    const groups = groupWorkloads(
      [
        candidate('site', 'frontend'),
        candidate('gate', 'backend'),
        candidate('users', 'backend'),
        candidate('orders', 'backend'),
        candidate('settings', 'backend'),
        candidate('store', undefined, 'StatefulSet'),
        candidate('db', 'database', 'StatefulSet'),
        candidate('traces', 'tracing'),
        candidate('load', 'backend', 'Job'),
      ],
      edges(
        'site -> gate',
        'gate -> users',
        'gate -> orders',
        'orders -> users',
        'gate -> settings',
        'users -> settings',
        'orders -> settings',
        'users -> db',
      ),
    );
    expect(Object.fromEntries(groups)).toEqual({
      site: 'frontend',
      gate: 'gateway',
      users: 'services',
      orders: 'services',
      settings: 'platform',
      store: 'data',
      db: 'data',
      traces: 'platform',
      load: 'jobs',
    });
  });
});

const entrance = (id: string, group: MapItem['group']): MapItem => ({ id, group, type: 'closed', label: id });

const call = (from: string, to: string) => ({ from, to, type: 'call', ports: [80] }) as const;

describe('bundleLinks', () => {
  const items = [
    entrance('a', 'services'),
    entrance('b', 'services'),
    entrance('c', 'services'),
    entrance('db', 'data'),
    entrance('gate', 'gateway'),
  ];

  it('draws what half of a group has as one line of its frame, and the rest one by one', () => {
    const links = [call('a', 'db'), call('b', 'db'), call('gate', 'a'), call('a', 'b')];
    expect(bundleLinks(items, links).map(({ from, to, links: own }) => [from, to, own])).toEqual([
      ['group:services', 'db', [0, 1]],
      ['a', 'b', [3]],
      ['gate', 'a', [2]],
    ]);
  });

  it('loses no link', () => {
    const links = items.flatMap(({ id: from }) =>
      items.filter(({ id }) => id !== from).map(({ id: to }) => call(from, to)),
    );
    const drawn = bundleLinks(items, links).flatMap(({ links: own }) => own);
    expect([...drawn].sort((left, right) => left - right)).toEqual(links.map((_, index) => index));
  });
});

describe('entrancesOf', () => {
  const releaseOf = (text: string) =>
    indexRelease({ parsed: parseManifests(text), namespace: 'here', releaseName: 'egov' });

  const SERVICE = `
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {ports: [{port: 80}]}`;

  it.each([
    [
      'an Ingress',
      `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: in}
spec:
  rules:
    - host: a.example.test
      http:
        paths:
          - {path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}
          - {path: /api, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}`,
      ['a.example.test', 'a.example.test/api'],
    ],
    [
      'an HTTPRoute',
      `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: in}
spec: {hostnames: [b.example.test], rules: [{backendRefs: [{name: web, port: 80}]}]}`,
      ['b.example.test'],
    ],
    [
      'a VirtualService',
      `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: in}
spec:
  gateways: [edge]
  hosts: [c.example.test]
  http: [{route: [{destination: {host: web.here.svc.cluster.local}}]}]`,
      ['c.example.test'],
    ],
  ])('follows %s to its Service', (_, manifest, addresses) => {
    const [found, ...others] = entrancesOf(releaseOf(`${SERVICE}\n---${manifest}`));
    expect(others).toEqual([]);
    expect(found?.addresses).toEqual(addresses);
    expect(found?.services.map(({ metadata }) => metadata.name)).toEqual(['web']);
  });

  it('finds node ports and load balancers, and nothing in a Service of the cluster', () => {
    const typed = (name: string, type: string, port: string): string =>
      SERVICE.replace('name: web', `name: ${name}`).replace(
        'ports: [{port: 80}]',
        `type: ${type}, ports: [${port}]`,
      );
    const release = releaseOf(
      [
        SERVICE,
        typed('node', 'NodePort', '{port: 80, nodePort: 30001}'),
        typed('any', 'NodePort', '{port: 80}'),
        typed('balanced', 'LoadBalancer', '{port: 443}'),
      ].join('\n---'),
    );
    expect(entrancesOf(release).map(({ kind, addresses }) => [kind, ...addresses])).toEqual([
      ['NodePort', ':30001'],
      ['NodePort', ':auto'],
      ['LoadBalancer', ':443'],
    ]);
  });
});

describe('drawMap', () => {
  let map: MapModel;

  beforeAll(async () => {
    const settings = throwIfFailed(loadSettings(egovChart().directory));
    map = await drawMap(await renderCase('vagrant'), egovChart(), settings);
  });

  const place = (layout: MapLayout, id: string): Rectangle | undefined =>
    layout.places[map.items.findIndex((item) => item.id === id)];

  const overlap = (left: Rectangle, right: Rectangle): boolean =>
    left.x < right.x + right.width &&
    right.x < left.x + left.width &&
    left.y < right.y + right.height &&
    right.y < left.y + left.height;

  it.each(['wide', 'tall'] as const)(
    'puts every card into the frame of its group, none on another: %s',
    (name) => {
      const layout = map[name];
      for (const [index, item] of map.items.entries()) {
        const card = layout.places[index];
        const frame = layout.groups.find((group) => group.name === item.group);
        if (card === undefined || frame === undefined) throw new Error(`${item.id} has no place.`);
        expect(card.x).toBeGreaterThan(frame.x);
        expect(card.x + card.width).toBeLessThan(frame.x + frame.width);
        expect(card.y).toBeGreaterThan(frame.y);
        expect(card.y + card.height).toBeLessThan(frame.y + frame.height);
        expect(layout.places.filter((other) => other !== card && overlap(card, other))).toEqual([]);
      }
      expect(
        layout.groups.flatMap((one) => layout.groups.filter((other) => other !== one && overlap(one, other))),
      ).toEqual([]);
    },
  );

  it('goes from the outside on the left to the storage on the right', () => {
    const order = ['entrance:Service/egov-portal', 'Deployment/egov-portal', 'Deployment/egov-apigateway'];
    const all = [
      ...order,
      'Deployment/egov-user-service',
      'StatefulSet/egov-mysql',
      'claim:egov-attachments',
    ];
    const columns = all.map((id) => place(map.wide, id)?.x ?? Number.NaN);
    expect(columns).toEqual([...columns].sort((left, right) => left - right));
    expect(new Set(columns).size).toBe(columns.length);
  });

  it('draws a line for every link', () => {
    const drawn = new Set(map.wide.lines.flatMap(({ links }) => links));
    expect(drawn.size).toBe(map.links.length);
    expect(map.wide.lines.filter(({ path }) => path === '')).toEqual([]);
  });

  it('shows claims, the class that provides them, and the volume that one names', () => {
    expect(map.items).toContainEqual(
      expect.objectContaining({ id: 'claim:egov-attachments', size: '5Gi', accessModes: ['ReadWriteMany'] }),
    );
    expect(map.items).toContainEqual(
      expect.objectContaining({ id: 'class:nfs', origin: 'release', object: 'StorageClass/nfs' }),
    );
    expect(map.links).toContainEqual({
      from: 'claim:egov-attachments',
      to: 'class:nfs',
      type: 'binds',
      ports: [],
    });
    expect(map.items.filter(({ type }) => type === 'volume')).toHaveLength(1);
  });
});

describe('paths', () => {
  it('have round corners', () => {
    const path = roundedPath([
      { x: 0, y: 0 },
      { x: 40, y: 0 },
      { x: 40, y: 40 },
    ]);
    expect(path).toBe('M0 0L32 0Q40 0 40 8L40 40');
  });

  it('stand out on the right of boxes above each other', () => {
    const upper = { x: 0, y: 0, width: 100, height: 30 };
    const [, first, second] = /C(\d+) \S+ (\d+) /.exec(arcPath(upper, { ...upper, y: 300 })) ?? [];
    expect(Number(first)).toBeGreaterThan(100);
    expect(first).toBe(second);
  });
});
