import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clusterLayout, findRunningCluster, startCluster, stopCluster } from '../../src/cluster/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { chartFiles, makeRepository, runCommand, type Repository } from '../ct/support.js';

jest.setTimeout(300_000);

const NAME = 'ct-install-test';

const workloads = (selector: string): string => `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: {{ .Release.Name }}
spec:
  serviceName: web
  selector:
    matchLabels: {${selector}}
  template:
    metadata:
      labels: {${selector}}
    spec:
      containers:
        - name: web
          image: example.go.kr/web:1
---
apiVersion: batch/v1
kind: Job
metadata:
  name: {{ .Release.Name }}-{{ .Release.Revision }}
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: web
          image: example.go.kr/web:1
`;

let root = '';
let repository: Repository;
let layout: ReturnType<typeof layoutOf>;

const layoutOf = () => throwIfFailed(clusterLayout(NAME));

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'egov-msa-ct-'));
  process.env['EGOV_MSA_STATE'] = join(root, 'state');
  layout = layoutOf();
  repository = makeRepository(root, {
    ...chartFiles('charts/web', '1.0.0'),
    'charts/web/templates/workloads.yaml': workloads('app: web'),
  });
});

afterAll(async () => {
  await stopCluster({ name: NAME });
  rmSync(root, { recursive: true, force: true });
});

const install = (options: object) =>
  runCommand(repository.directory, 'install', { cluster: NAME, ...options });

describe('install on an embedded cluster', () => {
  it('waits for StatefulSets, upgrades from the previous revision, and leaves nothing behind', async () => {
    repository.write(chartFiles('charts/web', '1.0.1'));
    const { exitCode, stdout } = await install({ upgrade: true });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/Testing upgrades of chart .*1\.0\.1.* relative to previous revision .*1\.0\.0/);
    expect(stdout).toMatch(/Release "web-[0-9a-z]{10}" has been upgraded/);
    expect(stdout).toMatch(/partitioned roll out complete: 1 new pods have been updated/);
    expect(stdout).toMatch(/Skipping helm test of release .*: no container runs on simulated nodes\./);
    expect(stdout).toMatch(/Namespace "web-[0-9a-z]{10}" terminated\./);
    expect(stdout).toMatch(/All charts installed successfully$/);
    expect(await findRunningCluster(layout)).toBeUndefined();
    expect(readdirSync(repository.directory).filter((name) => name.startsWith('ct-previous'))).toStrictEqual(
      [],
    );
    expect(repository.git('worktree', 'list').split('\n')).toHaveLength(1);
  });

  it('fails an upgrade that changes what cannot be changed, and shows the namespace', async () => {
    repository.write({ 'charts/web/templates/workloads.yaml': workloads('app: other') });
    const { exitCode, stdout } = await install({ upgrade: true, output: 'text' });
    expect(exitCode).toBe(1);
    expect(stdout).toContain(' > failed waiting for process: exit status 1');
    expect(stdout).toMatch(/upgrade from 1\.0\.0, default values \(\d+\.\d s\)/);
    expect(stdout).toMatch(/==> Events of namespace web-/);
    expect(stdout).toMatch(/==> Description of pod web-/);
    expect(stdout).toMatch(/has no logs: no container runs on simulated nodes\./);
  });

  it('leaves a cluster running that ran before, and what --skip-clean-up keeps', async () => {
    const { kubeconfig } = throwIfFailed(await startCluster({ name: NAME }));
    const { exitCode } = await install({ charts: ['charts/web'], skipCleanUp: true, namespace: 'default' });
    expect(exitCode).toBe(0);
    expect(await findRunningCluster(layout)).toMatchObject({ kubeconfig });
    expect(existsSync(kubeconfig)).toBe(true);
  });

  it('is not reached by a chart that does not lint', async () => {
    repository.write({ 'charts/web/values.yaml': 'color:  red\n' });
    const options = { cluster: NAME, charts: ['charts/web'] };
    const { exitCode, stdout } = await runCommand(repository.directory, 'lint-and-install', options);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('too many spaces after colon');
    expect(stdout).not.toContain('Installing chart ');
    expect(stdout).toMatch(/failed linting and installing charts: failed processing charts$/);
  });
});
