import { afterAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { clusterLayout } from '../../src/cluster/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { connect, followReadiness } from '../../src/workloads/index.js';
import { createSandbox, processesOf, TWELVE } from './support.js';

const NAME = 'commands';
const sandbox = createSandbox(NAME, 'ctrl-c');
const target = ['--cluster', NAME];
const up = (...args: readonly string[]) => sandbox.run('up', '--chart', TWELVE, ...target, ...args);

const helmHistory = async (): Promise<readonly { readonly status: string }[]> => {
  const secrets = await sandbox.kubectl('get', 'secrets', '-n', 'egov', '-l', 'owner=helm', '-o', 'json');
  const { items } = JSON.parse(secrets) as { items: { metadata: { labels: { status: string } } }[] };
  return items.map(({ metadata }) => ({ status: metadata.labels.status }));
};

describe('egov-msa up, status and down', () => {
  afterAll(() => sandbox.close(), 30_000);

  it('reports that nothing runs yet', async () => {
    const { exitCode, stderr } = await sandbox.run('status', ...target);
    expect(stderr).toContain('The embedded cluster "commands" does not run.');
    expect(exitCode).toBe(1);
  });

  it('installs the chart and ends with a table of every workload and the next commands', async () => {
    const { exitCode, stdout, stderr } = await up();
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    expect(stdout).toMatch(/Deployment\/egov-0\s+1\/1\s+80→8080 node 3\d{4}\s+-\s+registry\.example\/main:1/);
    expect(stdout).toMatch(/StatefulSet\/egov-db\s+1\/1\s+-\s+data-egov-db-0 → standard \(1Gi, Bound\)/);
    expect(stdout).toMatch(/shared-egov-db-0 → egov-immediate \(2Gi, Bound\)/);
    expect(stdout).toMatch(/Job\/egov-once\s+1\/1/);
    expect(stdout).toContain('14 of 14 workloads ready');
    expect(stdout).toContain(`export KUBECONFIG=${sandbox.layout().kubeconfig}`);
    expect(stdout).toContain('no container runs');
  }, 90_000);

  it('tells how far a release has come while it waits for it', async () => {
    const connection = throwIfFailed(await connect({ kubeconfig: sandbox.layout().kubeconfig }));
    const told = await new Promise<string>((resolve) => {
      const stop = followReadiness(connection, { namespace: 'egov', release: 'egov' }, (text) => {
        stop();
        resolve(text);
      });
    });
    expect(told).toBe('14 of 14 workloads ready');
  });

  it('labels the namespace so that PodSecurity restricted is enforced', async () => {
    const namespace = await sandbox.kubectl(
      'get',
      'namespace',
      'egov',
      '--output=jsonpath={.metadata.labels}',
    );
    expect(JSON.parse(namespace)).toMatchObject({ 'pod-security.kubernetes.io/enforce': 'restricted' });
  });

  it('upgrades the release when run again', async () => {
    const { exitCode, stdout } = await up('--environment', 'small', '--output', 'json');
    expect(exitCode).toBe(0);
    const { revision, workloads } = JSON.parse(stdout) as { revision: number; workloads: { kind: string }[] };
    expect(revision).toBe(2);
    expect(workloads.filter(({ kind }) => kind === 'Deployment')).toHaveLength(1);
  }, 60_000);

  it('works the same with --context and --kubeconfig of a running cluster', async () => {
    const own = [
      '--kubeconfig',
      sandbox.layout().kubeconfig,
      '--context',
      NAME,
      '--release',
      'second',
      '-n',
      'other',
    ];
    const installed = await sandbox.run(
      'up',
      '--chart',
      TWELVE,
      ...own,
      '--set',
      'deployments=1',
      '--output',
      'json',
    );
    expect(installed).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(installed.stdout)).toMatchObject({ revision: 1, simulated: false });
    const status = await sandbox.run('status', ...own);
    expect(status.stdout).toMatch(/Deployment\/second-0\s+1\/1/);
  }, 60_000);

  const refusals = [
    {
      input: 'a quantity that the API server refuses',
      args: ['--set', 'memory=64Mx', '--set', 'deployments=2'],
      sentence: 'The API server refuses a quantity (CPU, memory or size)',
    },
    {
      input: 'pods that PodSecurity refuses',
      args: ['--set', 'secure=false'],
      sentence: 'The namespace enforces PodSecurity "restricted:latest"',
    },
  ];

  it.each(refusals)(
    'undoes an upgrade with $input',
    async ({ args, sentence }) => {
      const before = await sandbox.kubectl('get', 'deployments,pods', '-n', 'egov', '--output=name');
      const { exitCode, stderr } = await up('--environment', 'small', ...args);
      expect(stderr).toContain(sentence);
      expect(exitCode).toBe(1);
      expect(await sandbox.kubectl('get', 'deployments,pods', '-n', 'egov', '--output=name')).toBe(before);
      expect((await helmHistory()).filter(({ status }) => status === 'deployed')).toHaveLength(1);
    },
    60_000,
  );

  it('leaves no namespace behind when a first installation is refused', async () => {
    const { exitCode } = await up('--namespace', 'fresh', '--release', 'fresh', '--set', 'memory=64Mx');
    expect(exitCode).toBe(1);
    await expect(sandbox.kubectl('get', 'namespace', 'fresh')).rejects.toThrow(/NotFound/);
  }, 60_000);

  it('takes up a release that a killed helm left pending', async () => {
    const interrupted = sandbox.start('up', '--chart', TWELVE, ...target, '--set', 'memory=96Mi');
    const deadline = Date.now() + 20_000;
    while (
      !(await helmHistory()).some(({ status }) => status.startsWith('pending')) &&
      Date.now() < deadline
    );
    interrupted.kill('SIGKILL');
    await interrupted;
    const { exitCode, stderr } = await up('--environment', 'small');
    expect(stderr).toContain('was left pending-upgrade; going back to revision');
    expect(exitCode).toBe(0);
  }, 120_000);

  it('stops everything and removes its files', async () => {
    const { exitCode, stdout } = await sandbox.run('down', ...target);
    expect(stdout).toContain('nothing of it is left');
    expect(exitCode).toBe(0);
    expect(await processesOf(sandbox.layout())).toEqual([]);
    expect(existsSync(sandbox.layout().directory)).toBe(false);
    expect((await sandbox.run('down', ...target)).stdout).toContain('nothing to stop');
  }, 30_000);

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'leaves no orphan when %s ends a start',
    async (signal) => {
      const layout = throwIfFailed(clusterLayout('ctrl-c', sandbox.root));
      const starting = sandbox.start('up', '--chart', TWELVE, '--cluster', 'ctrl-c');
      const deadline = Date.now() + 20_000;
      while ((await processesOf(layout)).length === 0 && Date.now() < deadline);
      starting.kill(signal);
      const { exitCode } = await starting;
      expect(exitCode).toBe(signal === 'SIGINT' ? 130 : 143);
      expect(await processesOf(layout)).toEqual([]);
    },
    60_000,
  );

  it('cleans up after a start that was killed outright', async () => {
    const layout = throwIfFailed(clusterLayout('ctrl-c', sandbox.root));
    const starting = sandbox.start('up', '--chart', TWELVE, '--cluster', 'ctrl-c');
    const deadline = Date.now() + 20_000;
    while ((await processesOf(layout)).length === 0 && Date.now() < deadline);
    starting.kill('SIGKILL');
    await starting;
    const { exitCode } = await sandbox.run('down', '--cluster', 'ctrl-c');
    expect(exitCode).toBe(0);
    expect(await processesOf(layout)).toEqual([]);
  }, 60_000);
});
