import { afterEach, describe, expect, it } from '@jest/globals';
import { execa } from 'execa';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import {
  podSpecOf,
  podTemplateOf,
  workloadsOf,
  type ManifestObject,
  type Release,
} from '../../src/manifest/index.js';
import { renderCase } from '../support/index.js';
import { deploymentOf, objectName } from './services.js';

const specOf = (release: Release, kind: string, name: string): unknown =>
  release.find<string>(kind, objectName(release, name))?.document['spec'];

const annotationsOf = (workload: ManifestObject) => podTemplateOf(workload)?.metadata?.annotations ?? {};
const labelsOf = (workload: ManifestObject) => podTemplateOf(workload)?.metadata?.labels ?? {};

const waitOf = (release: Release, name: string): string | undefined =>
  podSpecOf(deploymentOf(release, name))?.initContainers?.find((container) => container.name === 'wait')
    ?.command?.[2];

describe('a release in a mesh', () => {
  it('has a native sidecar in every pod, the agents of Jenkins included', async () => {
    const release = await renderCase('vagrant+istio');
    for (const workload of workloadsOf(release)) {
      expect(labelsOf(workload)).toMatchObject({ 'sidecar.istio.io/inject': 'true' });
      expect(annotationsOf(workload)).toMatchObject({ 'sidecar.istio.io/nativeSidecar': 'true' });
    }
    const agents = release.find('ConfigMap', 'egov-jenkins-configuration')?.document.data ?? {};
    expect(JSON.stringify(agents)).toContain('sidecar.istio.io/inject');
  });

  it('gives every workload an account of its own, so that policies tell them apart', async () => {
    const accounts = workloadsOf(await renderCase('vagrant+istio')).map(
      (workload) => podSpecOf(workload)?.serviceAccountName,
    );
    expect(new Set(accounts).size).toBe(accounts.length);
  });

  it('refuses calls without a certificate', async () => {
    expect(specOf(await renderCase('istio'), 'PeerAuthentication', 'mesh')).toEqual({
      selector: { matchLabels: { 'app.kubernetes.io/instance': 'egov' } },
      mtls: { mode: 'STRICT' },
    });
  });

  it('lets in the callers by account and port, and the gateway at exposed ports', async () => {
    const release = await renderCase('istio', { namespace: 'moe' });
    const from = (...accounts: readonly string[]) => [
      {
        source: { principals: accounts.map((account) => `cluster.local/ns/${account.replace('/', '/sa/')}`) },
      },
    ];
    expect(specOf(release, 'AuthorizationPolicy', 'apigateway')).toMatchObject({
      action: 'ALLOW',
      rules: [
        { from: from('moe/egov-admin', 'moe/egov-portal'), to: [{ operation: { ports: ['8000'] } }] },
        {
          from: from(
            'istio-system/istio-ingressgateway-service-account',
            'istio-system/istio-ingressgateway',
          ),
          to: [{ operation: { ports: ['8000'] } }],
        },
      ],
    });
  });

  it('sends calls encrypted, and leaves failing pods out only where others answer in their place', async () => {
    const release = await renderCase('istio');
    expect(specOf(release, 'DestinationRule', 'board-service')).toMatchObject({
      host: 'egov-board-service.default.svc.cluster.local',
      trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' }, outlierDetection: { consecutive5xxErrors: 5 } },
    });
    expect(specOf(release, 'DestinationRule', 'mysql')).not.toHaveProperty('trafficPolicy.outlierDetection');
  });

  it('lets sidecars reach the control plane, and the gateway reach the pods', async () => {
    const release = await renderCase('istio');
    expect(specOf(release, 'NetworkPolicy', 'mesh')).toMatchObject({
      egress: [{ ports: [{ port: 15012, protocol: 'TCP' }] }],
    });
    expect(specOf(release, 'NetworkPolicy', 'portal')).toMatchObject({
      ingress: [
        {
          from: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'istio-system' } },
              podSelector: { matchLabels: { istio: 'ingressgateway' } },
            },
          ],
        },
      ],
    });
  });
});

describe('the callers of exposed components', () => {
  it.each([
    ['the Gateway of the release', [], 'default/sa/egov-exposure-istio'],
    [
      'a Gateway of another namespace',
      [
        'global.exposure.tls.secretName=',
        'global.exposure.tls.issuer=',
        'global.exposure.gateway.parentRefs[0].name=edge',
        'global.exposure.gateway.parentRefs[0].namespace=net',
      ],
      'net/sa/edge-istio',
    ],
    ['the accounts that the values name', ['global.mesh.gateways[0]=net/way-in'], 'net/sa/way-in'],
  ])('are %s', async (_name, set, account) => {
    const release = await renderCase('istio', {
      set: ['global.exposure.type=gateway', 'global.exposure.gateway.className=istio', ...set],
    });
    expect(specOf(release, 'AuthorizationPolicy', 'portal')).toMatchObject({
      rules: [{ from: [{ source: { principals: [`cluster.local/ns/${account}`] } }] }],
    });
  });
});

describe('a mesh without native sidecars', () => {
  it('lets no init container wait, and lets what is downloaded pass by the sidecar', async () => {
    const release = await renderCase('mesh');
    expect(waitOf(release, 'board-service')).toBeUndefined();
    expect(annotationsOf(deploymentOf(release, 'board-service'))).toMatchObject({
      'proxy.istio.io/config': '{"holdApplicationUntilProxyStarts": true}',
    });
    const mysql = release.find('StatefulSet', 'egov-mysql');
    expect(mysql && annotationsOf(mysql)).toMatchObject({
      'traffic.sidecar.istio.io/excludeOutboundPorts': '443',
    });
  });

  it('takes the sidecars of the revision that the values name', async () => {
    expect(labelsOf(deploymentOf(await renderCase('mesh'), 'portal'))).toMatchObject({
      'istio.io/rev': 'stable',
    });
  });
});

describe('the container that waits in a mesh, where a sidecar accepts every connection', () => {
  const servers: Server[] = [];

  afterEach(() => {
    servers.splice(0).forEach((server) => server.close());
  });

  const listen = async (answer: (socket: Socket) => void): Promise<string> => {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      answer(socket);
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return String((server.address() as AddressInfo).port);
  };

  it('waits for the greeting of the database, and asks the config server by its own name', async () => {
    const script = waitOf(await renderCase('istio'), 'board-service') ?? '';
    const revision = /REVISION=([0-9a-f]{64})/.exec(script)?.[1] ?? '';
    let greetings = 0;
    const hosts: string[] = [];
    const database = await listen((socket) => {
      greetings += 1;
      if (greetings < 3) socket.end();
      else socket.end(Buffer.from([0x4a, 0, 0, 0, 0x0a]));
    });
    const config = await listen((socket) =>
      socket.on('data', (data) => {
        hosts.push(/^Host: (.*)\r$/m.exec(data.toString())?.[1] ?? '');
        socket.end(`HTTP/1.1 200 OK\r\n\r\n${revision}`);
      }),
    );
    const local = [
      ['egov-mysql', '3306', database],
      ['egov-config', '8888', config],
    ].reduce(
      (text, [name = '', port = '', own = '']) =>
        text
          .replaceAll(`/dev/tcp/${name}/${port}`, `/dev/tcp/127.0.0.1/${own}`)
          .replace(new RegExp(`(for address in .*)${name}:${port}`), `$1127.0.0.1:${own}`),
      script.replaceAll('sleep 2', 'sleep 0.1'),
    );
    const { exitCode, stdout } = await execa('bash', ['-c', local], { reject: false, timeout: 60_000 });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Waiting for egov-mysql:3306 to answer');
    expect(hosts.at(-1)).toBe('egov-config:8888');
  });
});
