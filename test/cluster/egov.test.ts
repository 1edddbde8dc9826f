import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runProcess } from '../../src/process/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import type { WorkloadSummary } from '../../src/workloads/index.js';
import { createSandbox } from './support.js';

const NAME = 'egov';
const sandbox = createSandbox(NAME);
const INSTALL_TIME = 120_000;

interface Answer {
  readonly revision: number;
  readonly workloads: readonly WorkloadSummary[];
}

const up = async (...args: readonly string[]): Promise<Answer> => {
  const { exitCode, stdout, stderr } = await sandbox.run(
    'up',
    '--cluster',
    NAME,
    '--output',
    'json',
    ...args,
  );
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr });
  return JSON.parse(stdout) as Answer;
};

const names = async (resource: string, namespace: string): Promise<string[]> =>
  (await sandbox.kubectl('get', resource, '-n', namespace, '-o', 'name', '--ignore-not-found'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('/')[1] ?? '')
    .sort();

const secretData = async (namespace: string, name: string): Promise<unknown> =>
  JSON.parse(await sandbox.kubectl('get', 'secret', name, '-n', namespace, '-o', 'jsonpath={.data}'));

const helm = async (...args: readonly string[]): Promise<string> =>
  throwIfFailed(
    await runProcess(process.env['EGOV_MSA_HELM'] ?? 'helm', [
      '--kubeconfig',
      sandbox.layout().kubeconfig,
      ...args,
    ]),
  ).stdout;

const volumesOf = ({ workloads }: Answer): Record<string, string> =>
  Object.fromEntries(
    workloads
      .flatMap(({ volumes }) => volumes)
      .map(({ claim, storageClass = 'no class', phase }) => [claim, `${storageClass} ${phase}`]),
  );

const unready = ({ workloads }: Answer): string[] =>
  workloads.filter(({ ready, desired }) => ready < desired).map(({ name }) => name);

describe('the system on a cluster that enforces PodSecurity restricted', () => {
  let first: Answer;

  beforeAll(async () => {
    first = await up();
  }, INSTALL_TIME);

  afterAll(() => sandbox.close(), 30_000);

  it('is ready as a whole: eleven services, Zipkin, MySQL and RabbitMQ', () => {
    expect(first.workloads).toHaveLength(14);
    expect(unready(first)).toEqual([]);
  });

  it('has every claim bound in the default class', () => {
    expect(volumesOf(first)).toEqual({
      'egov-attachments': 'standard Bound',
      'data-egov-mysql-0': 'standard Bound',
      'data-egov-rabbitmq-0': 'standard Bound',
    });
  });

  it('keeps the pods of the shared ReadWriteOnce volume on one node', async () => {
    const nodes = await sandbox.kubectl(
      ...['get', 'pods', '-n', 'egov', '-l', 'egov-msa/shared-volume=attachments'],
      ...['-o', 'jsonpath={.items[*].spec.nodeName}'],
    );
    expect(nodes.split(' ')).toHaveLength(7);
    expect(new Set(nodes.split(' ')).size).toBe(1);
  });

  it('really enforces restricted: a root pod is refused beside it', async () => {
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'root', namespace: 'egov' } };
    const manifest = JSON.stringify({ ...pod, spec: { containers: [{ name: 'a', image: 'a:1' }] } });
    await expect(sandbox.apply(manifest)).rejects.toThrow(/violates PodSecurity "restricted/);
  });

  it(
    'keeps generated secrets when it is installed again over itself',
    async () => {
      const before = await secretData('egov', 'egov-database');
      const again = await up('--set', 'global.tracing.samplingProbability=0.5');
      expect(again.revision).toBe(2);
      expect(await secretData('egov', 'egov-database')).toEqual(before);
      expect(unready(again)).toEqual([]);
    },
    INSTALL_TIME,
  );

  it(
    'is left as it was by values that would change a bound claim',
    async () => {
      const before = await sandbox.kubectl('get', 'deployments,pods', '-n', 'egov', '-o', 'name');
      const set = 'global.storage.shared.accessMode=ReadWriteMany';
      const { exitCode, stderr } = await sandbox.run('up', '--cluster', NAME, '--set', set);
      expect(stderr).toContain(
        'PersistentVolumeClaim egov-attachments exists with a class, size or access mode',
      );
      expect(exitCode).toBe(1);
      expect(await sandbox.kubectl('get', 'deployments', '-n', 'egov', '-o', 'name')).toBe(
        before
          .split('\n')
          .filter((line) => line.startsWith('deployment'))
          .join('\n'),
      );
    },
    INSTALL_TIME,
  );

  it(
    'stands beside a second release in another namespace, under another name, with everything on',
    async () => {
      const second = await up('--environment', 'vagrant', '--namespace', 'ministry', '--release', 'other');
      expect(second.workloads).toHaveLength(19);
      expect(unready(second)).toEqual([]);
      expect(volumesOf(second)).toEqual({
        'other-attachments': 'nfs Bound',
        'data-other-mysql-0': 'nfs Bound',
        'data-other-rabbitmq-0': 'nfs Bound',
        'data-other-elasticsearch-0': 'nfs Bound',
        'data-other-jenkins-0': 'nfs Bound',
        'other-nfs-provisioner': 'no class Bound',
      });
      const labels = await sandbox.kubectl(
        'get',
        'namespace',
        'ministry',
        '-o',
        'jsonpath={.metadata.labels}',
      );
      expect(JSON.parse(labels)).toMatchObject({ 'pod-security.kubernetes.io/enforce': 'restricted' });
      expect(unready({ revision: 2, workloads: (await statusOf('egov', 'egov')).workloads })).toEqual([]);
    },
    INSTALL_TIME,
  );

  it(
    'goes, but for its claims, its secrets and its storage class',
    async () => {
      await helm('uninstall', 'other', '--namespace', 'ministry', '--wait');
      expect(await names('deployments,statefulsets,services,ingresses,networkpolicies', 'ministry')).toEqual(
        [],
      );
      expect(await names('hpa,pdb,roles,rolebindings', 'ministry')).toEqual([]);
      expect(await names('persistentvolumeclaims', 'ministry')).toEqual([
        'data-other-elasticsearch-0',
        'data-other-jenkins-0',
        'data-other-mysql-0',
        'data-other-rabbitmq-0',
        'other-attachments',
      ]);
      expect(await names('secrets', 'ministry')).toEqual([
        'other-database',
        'other-elasticsearch',
        'other-encryption',
        'other-eureka',
        'other-jenkins',
        'other-messaging',
        'other-token',
      ]);
      expect(await sandbox.kubectl('get', 'storageclass', 'nfs', '-o', 'name')).toContain('nfs');
      expect(await sandbox.kubectl('get', 'clusterroles,clusterrolebindings', '-o', 'name')).not.toContain(
        'other',
      );
    },
    INSTALL_TIME,
  );

  it(
    'takes its claims and secrets up again when it is installed anew',
    async () => {
      const before = await secretData('ministry', 'other-database');
      const anew = await up('--environment', 'vagrant', '--namespace', 'ministry', '--release', 'other');
      expect(unready(anew)).toEqual([]);
      expect(await secretData('ministry', 'other-database')).toEqual(before);
    },
    INSTALL_TIME,
  );

  it('shows every pod running and ready to kubectl', async () => {
    const pods = await sandbox.kubectl('get', 'pods', '-A', '--no-headers');
    const states = pods.split('\n').map((line) => line.split(/\s+/).slice(2, 4).join(' '));
    expect(states).toHaveLength(33);
    expect(new Set(states)).toEqual(new Set(['1/1 Running']));
  });
});

async function statusOf(namespace: string, release: string): Promise<Pick<Answer, 'workloads'>> {
  const { stdout } = await sandbox.run(
    ...['status', '--cluster', NAME, '--namespace', namespace, '--release', release, '--output', 'json'],
  );
  return JSON.parse(stdout) as Pick<Answer, 'workloads'>;
}
