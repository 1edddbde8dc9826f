import { beforeAll, describe, expect, it } from '@jest/globals';
import { execa } from 'execa';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ManifestObject, Release } from '../../src/manifest/index.js';
import { renderCase, useTemporaryDirectories } from '../support/index.js';
import { componentOf, environment, podAnnotations, requireContainer } from './components.js';

const temporaryDirectory = useTemporaryDirectories();

let release: Release;
let rabbitmq: ManifestObject<'StatefulSet'>;

const configuration = (): string =>
  release.find('ConfigMap', 'egov-rabbitmq')?.document.data?.['30-egov.conf'] ?? '';

beforeAll(async () => {
  release = await renderCase('default');
  rabbitmq = componentOf(release, 'StatefulSet', 'rabbitmq');
});

describe('RabbitMQ', () => {
  it('keeps its name and its data through restarts, since the data lie below the name', () => {
    expect(requireContainer(rabbitmq).env).toContainEqual({
      name: 'RABBITMQ_NODENAME',
      value: 'rabbit@$(POD_NAME)',
    });
    expect(environment(release, rabbitmq).get('POD_NAME')).toMatchObject({ field: 'metadata.name' });
    expect(requireContainer(rabbitmq).volumeMounts).toContainEqual({
      name: 'data',
      mountPath: '/var/lib/rabbitmq/mnesia',
      subPath: 'data',
    });
    expect(rabbitmq.document.spec.volumeClaimTemplates?.map(({ metadata }) => metadata.name)).toEqual([
      'data',
    ]);
  });

  it('permits the queue argument without which Spring Cloud Bus fails on RabbitMQ 4.3', () => {
    expect(configuration()).toMatch(/^deprecated_features\.permit\.queue_master_locator = true$/m);
  });

  it('makes the account of the services from the Secret that they read, and lets guest in from nowhere else', () => {
    const variables = environment(release, rabbitmq);
    for (const [name, key] of [
      ['RABBITMQ_DEFAULT_USER', 'username'],
      ['RABBITMQ_DEFAULT_PASS', 'password'],
    ] as const)
      expect(variables.get(name)).toMatchObject({
        objectName: 'egov-messaging',
        key,
        value: expect.anything(),
      });
    expect(configuration()).toMatch(/^loopback_users\.guest = true$/m);
  });

  it('gives each call of its slow tools at least 20 s', () => {
    const { startupProbe, livenessProbe } = requireContainer(rabbitmq);
    for (const probe of [startupProbe, livenessProbe]) {
      expect(probe?.exec?.command?.[0]).toBe('rabbitmq-diagnostics');
      expect(probe?.timeoutSeconds).toBeGreaterThanOrEqual(20);
    }
  });

  it('keeps Erlang from sizing its tables by the limit of open files', () => {
    expect(environment(release, rabbitmq).get('ERL_FLAGS')).toMatchObject({ value: '+Q 65536' });
  });

  it('starts again when its configuration changes', async () => {
    const other = await renderCase('default', {
      inlineValues: { rabbitmq: { configuration: 'log.console = true\n' } },
    });
    expect(podAnnotations(componentOf(other, 'StatefulSet', 'rabbitmq'))).not.toEqual(
      podAnnotations(rabbitmq),
    );
  });
});

describe('the Erlang cookie', () => {
  it('comes from the Secret, into the init container alone', () => {
    expect(environment(release, rabbitmq, 'write-cookie').get('ERLANG_COOKIE')).toMatchObject({
      objectName: 'egov-messaging',
      key: 'erlang-cookie',
      value: expect.stringMatching(/./),
    });
    expect(environment(release, rabbitmq).has('ERLANG_COOKIE')).toBe(false);
  });

  it('becomes a file that its owner alone can read, whatever was there before', async () => {
    const home = temporaryDirectory();
    const file = join(home, '.erlang.cookie');
    writeFileSync(file, 'the cookie of an earlier start', { mode: 0o660 });
    const [shell = '', ...args] = requireContainer(rabbitmq, 'write-cookie').command ?? [];
    const inHome = args.map((argument) => argument.replaceAll('/var/lib/rabbitmq', home));
    await execa(shell, inHome, { env: { ERLANG_COOKIE: '100 %s' } });
    expect(readFileSync(file, 'utf8')).toBe('100 %s');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});

describe('the ports of RabbitMQ', () => {
  it('for clients and for people are on the Service, the one for metrics on the headless Service alone', () => {
    const ports = (name: string) =>
      release
        .find('Service', name)
        ?.document.spec.ports?.map(({ name: port, port: number }) => [port, number]);
    const public_ = [
      ['tcp-amqp', 5672],
      ['http', 15672],
    ];
    expect(ports('egov-rabbitmq')).toEqual(public_);
    expect(ports('egov-rabbitmq-headless')).toEqual([...public_, ['http-metrics', 15692]]);
  });

  it('are fixed on the nodes when the values say so', async () => {
    const exposed = await renderCase('default', {
      inlineValues: {
        global: { exposure: { type: 'nodePort' } },
        rabbitmq: { exposure: { enabled: true }, service: { nodePort: 30003, managementNodePort: 30004 } },
      },
    });
    expect(exposed.find('Service', 'egov-rabbitmq')?.document.spec).toMatchObject({
      type: 'NodePort',
      ports: [{ nodePort: 30003 }, { nodePort: 30004 }],
    });
  });

  it('show the management pages behind an Ingress', async () => {
    const exposed = await renderCase('default', {
      inlineValues: {
        global: { exposure: { type: 'ingress' }, domain: 'example.go.kr' },
        rabbitmq: { exposure: { enabled: true } },
      },
    });
    expect(exposed.find('Ingress', 'egov-rabbitmq')?.document.spec.rules).toMatchObject([
      {
        host: 'rabbitmq.example.go.kr',
        http: { paths: [{ backend: { service: { name: 'egov-rabbitmq', port: { name: 'http' } } } }] },
      },
    ]);
  });
});
