import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execa } from 'execa';
import { mkdirSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { projectPath } from '../../src/tools/index.js';
import { commandBlocks } from '../support/index.js';
import { createSandbox } from './support.js';

const CLUSTER = 'backup';
const sandbox = createSandbox(CLUSTER);
const INSTALL_TIME = 240_000;
const PLACE = ['--namespace', 'egov'];

/** A class whose volumes are made for the first pod that mounts them, as in most clouds. */
const WAITING = 'fast';

const values = [
  'backup.enabled=true',
  `backup.persistence.storageClass=${WAITING}`,
  `storage.classes.${WAITING}.provisioner=example.go.kr/disk`,
];

const field = (resource: string, name: string, path: string): Promise<string> =>
  sandbox.kubectl('get', resource, name, ...PLACE, '--output', `jsonpath={${path}}`);

const blocks = commandBlocks(projectPath('docs', 'backup.md'))
  .filter(({ notRun }) => notRun?.includes('test/cluster/backup.test.ts'))
  .map(({ commands }) => [commands.split('\n')[0] ?? '', commands] as const);

/** A folder with kubectl, as it is found on PATH. */
const programs = join(sandbox.root, 'programs');

describe('the backup on a cluster that enforces PodSecurity restricted', () => {
  let installed: Awaited<ReturnType<typeof sandbox.run>>;

  beforeAll(async () => {
    mkdirSync(programs);
    symlinkSync(process.env['EGOV_MSA_KUBECTL'] ?? 'kubectl', join(programs, 'kubectl'));
    const set = values.flatMap((value) => ['--set', value]);
    installed = await sandbox.run('up', '--cluster', CLUSTER, ...set);
  }, INSTALL_TIME);

  afterAll(() => sandbox.close(), 30_000);

  it('does not keep the installation waiting for a volume that waits for its first pod', async () => {
    expect(installed).toMatchObject({ exitCode: 0 });
    expect(await field('pvc', 'egov-backup', '.status.phase')).toBe('Bound');
    expect(await field('storageclass', WAITING, '.volumeBindingMode')).toBe('WaitForFirstConsumer');
    expect(await field('namespace', 'egov', '.metadata.labels.pod-security\\.kubernetes\\.io/enforce')).toBe(
      'restricted',
    );
  });

  it.each(blocks)('can be worked with as the page says: %s', async (_, commands) => {
    const { exitCode, stderr } = await execa('bash', ['-euo', 'pipefail', '-c', commands], {
      reject: false,
      env: {
        KUBECONFIG: sandbox.layout().kubeconfig,
        PATH: [programs, process.env['PATH'] ?? ''].join(delimiter),
      },
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr });
  });

  it('restores the dump that the command names', async () => {
    const path = '.spec.template.spec.containers[0].env[?(@.name=="FILE")].value';
    expect(await field('job', 'restore-1', path)).toMatch(/^egov-\d{8}T\d{6}Z\.sql\.gz$/);
    expect(await field('job', 'list-dumps', path)).toBe('');
  });

  it('has all services running again afterwards', async () => {
    await sandbox.kubectl(
      'wait',
      '--for=condition=available',
      'deployments',
      '--all',
      ...PLACE,
      '--timeout=60s',
    );
    const replicas = await sandbox.kubectl(
      'get',
      'deployments',
      ...PLACE,
      '--output',
      'jsonpath={.items[*].spec.replicas}',
    );
    expect(replicas.split(' ')).not.toContain('0');
  });
});
