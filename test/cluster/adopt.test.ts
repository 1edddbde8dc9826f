import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execa } from 'execa';
import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startCluster } from '../../src/cluster/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { projectPath } from '../../src/tools/index.js';
import { missingPart } from '../docs/support/output.js';
import { codeBlocks } from '../support/index.js';
import { createSandbox } from './support.js';

/** As the page calls the reader's cluster. */
const NAME = 'prod';
const NAMESPACE = 'default';
const sandbox = createSandbox(NAME);
const STEP_TIME = 180_000;

const shape = (file: string): string =>
  readFileSync(projectPath('test', 'fixtures', 'upstream-shape', `${file}.yaml`), 'utf8');

/** Log shipping takes long to start and is adopted like the rest: the plan's own tests have it. */
const withoutLogging = (text: string): string =>
  text
    .split('\n---\n')
    .filter((document) => !/name: (elasticsearch|logstash|kibana)/.test(document))
    .join('\n---\n');

const folder = join(sandbox.root, 'work');
const bin = join(sandbox.root, 'bin');
const dump = join(folder, 'dump.sql');
const page = projectPath('docs', 'moving-in.md');
const blocks = codeBlocks(page);

/** Runs a command of the page, found by a part of it, as its reader does. */
const follow = async (part: string) => {
  const index = blocks.findIndex(
    ({ language, notRun, text }) => language === 'sh' && notRun === undefined && text.includes(part),
  );
  const [command, output] = [blocks[index]?.text ?? 'false', blocks[index + 1]];
  const { exitCode, stdout, stderr } = await execa('bash', ['-euo', 'pipefail', '-c', command], {
    cwd: folder,
    reject: false,
    env: {
      EGOV_MSA_STATE: sandbox.root,
      KUBECONFIG: sandbox.layout().kubeconfig,
      NO_COLOR: '1',
      NODE_OPTIONS: '',
      PATH: `${bin}:${process.env['PATH'] ?? ''}`,
    },
  });
  const missing = output?.language === 'text' ? missingPart(output.text, [stdout, stderr]) : undefined;
  expect({ stdout, stderr, missing, refused: exitCode !== 0 }).toEqual({
    stdout,
    stderr,
    missing: undefined,
    refused: command.includes('# refused'),
  });
};

const adopt = (...args: readonly string[]) =>
  execa(
    'node',
    [projectPath('bin', 'egov-msa.mjs'), 'adopt', '--cluster', NAME, '--namespace', NAMESPACE, ...args],
    {
      cwd: folder,
      env: { EGOV_MSA_STATE: sandbox.root, NO_COLOR: '1', NODE_OPTIONS: '' },
      reject: false,
      stdin: 'ignore',
      // A group of its own: to kill it together with its helm.
      detached: true,
    },
  );

const get = async (resource: string, ...args: readonly string[]): Promise<string> =>
  sandbox.kubectl('get', resource, '--namespace', NAMESPACE, ...args);

const names = async (resource: string): Promise<readonly string[]> =>
  (await get(resource, '--output=jsonpath={.items[*].metadata.name}'))
    .split(' ')
    .filter((name) => name !== '');

const claims = (): Promise<string> =>
  get('pvc', 'mysql-pvc', 'backend-pvc', 'jenkins-pvc', '--output=jsonpath={.items[*].metadata.uid}');

const versions = (): Promise<string> =>
  get(
    'deployments,statefulsets,services,secrets,configmaps,ingresses,pvc',
    '--output=jsonpath={.items[*].metadata.name}{.items[*].metadata.resourceVersion}',
  );

const nodePorts = async (): Promise<readonly string[]> =>
  (await get('services', '--output=jsonpath={range .items[*]}{range .spec.ports[*]}{.nodePort} {end}{end}'))
    .split(' ')
    .filter((port) => port !== '')
    .sort();

/** Kills adoption and its helm as soon as it begins a step. */
const killAt = async (title: string, ...args: readonly string[]): Promise<void> => {
  const running = adopt('--execute', ...args);
  for await (const line of running.iterable({ from: 'stderr' })) if (line.startsWith(title)) break;
  process.kill(-(running.pid ?? 0), 'SIGKILL');
  await running;
};

describe('adopting a namespace that runs upstream\u2019s Kustomize deployment', () => {
  let before: { readonly claims: string; readonly ports: readonly string[] };

  beforeAll(async () => {
    mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true });
    mkdirSync(bin);
    for (const tool of ['helm', 'kubectl']) {
      const program = process.env[`EGOV_MSA_${tool.toUpperCase()}`] ?? tool;
      writeFileSync(join(bin, tool), `#!/bin/sh\nexec ${program} "$@"\n`, { mode: 0o755 });
    }
    symlinkSync(projectPath('bin', 'egov-msa.mjs'), join(folder, 'node_modules', '.bin', 'egov-msa'));
    symlinkSync(projectPath('charts'), join(folder, 'charts'));
    throwIfFailed(await startCluster({ name: NAME, root: sandbox.root }));
    await sandbox.apply(shape('cluster'));
    await sandbox.kubectl('create', 'configmap', 'our-notes', `--namespace=${NAMESPACE}`);
    await sandbox.apply(withoutLogging(`${shape('environments')}---\n${shape('applications')}`));
    await sandbox.kubectl(
      'wait',
      '--for=jsonpath={.status.phase}=Bound',
      'pvc',
      '--all',
      `--namespace=${NAMESPACE}`,
    );
    before = { claims: await claims(), ports: await nodePorts() };
  }, STEP_TIME);

  afterAll(() => sandbox.close(), 30_000);

  it(
    'is a cluster of which doctor says what it has, and that local fits',
    async () => {
      const { exitCode, stdout } = await sandbox.run(
        'doctor',
        '--cluster',
        NAME,
        '-n',
        NAMESPACE,
        '-o',
        'json',
      );
      const answer = JSON.parse(stdout) as {
        readonly checks: readonly { readonly name: string; readonly found: string }[];
        readonly fit: { readonly environment: string };
        readonly command: string;
      };
      const found = Object.fromEntries(answer.checks.map((check) => [check.name, check.found]));
      expect({ exitCode, found }).toMatchObject({
        exitCode: 0,
        found: {
          Kubernetes: '1.36.3',
          'Default class': 'standard (egov-msa.simulated/volume)',
          ReadWriteMany: 'nfs (nfs-provisioner)',
          [`Namespace ${NAMESPACE}`]: 'no PodSecurity level',
        },
      });
      expect(answer.fit.environment).toBe('local');
      expect(answer.command).toContain('-f charts/egov-msa/environments/local.yaml');
    },
    STEP_TIME,
  );

  it(
    'changes nothing unless it is told to',
    async () => {
      const state = await versions();
      await follow('--namespace default');
      expect(await versions()).toBe(state);
    },
    STEP_TIME,
  );

  it(
    'goes on after it was killed together with helm, and stops before the data change without a dump',
    async () => {
      await killAt('Install release');
      const { exitCode, stderr } = await adopt('--execute');
      expect({ exitCode, stderr }).toMatchObject({
        exitCode: 1,
        stderr: expect.stringContaining('there is no dump'),
      });
      expect(stderr).not.toContain('Carry the database password');
      await follow('--execute # refused');
      expect(await get('secret', 'egov-adopted-database', '--output=jsonpath={.data.password}')).toBe(
        'bXNhcG9ydGFs',
      );
      expect(statSync(join(folder, 'adopted-values.yaml')).mode & 0o777).toBe(0o600);
    },
    STEP_TIME,
  );

  it('has switched the ways in by then: old names and addresses lead to the release, which has the ports', async () => {
    expect(await get('service', 'apigateway', '--output=jsonpath={.spec.type} {.spec.selector}')).toBe(
      'ClusterIP {"app.kubernetes.io/instance":"egov","app.kubernetes.io/name":"apigateway"}',
    );
    expect(await get('service', 'egov-apigateway', '--output=jsonpath={.spec.ports[0].nodePort}')).toBe(
      '30001',
    );
    expect(await get('statefulset', 'mysql-statefulset', '--output=jsonpath={.status.readyReplicas}')).toBe(
      '1',
    );
  });

  it(
    'can be taken back by the commands that the plan names, and done again',
    async () => {
      const plan = JSON.parse((await adopt('--output', 'json')).stdout) as {
        readonly steps: readonly { readonly id: string; readonly back: string }[];
      };
      const back = plan.steps.find(({ id }) => id === 'release-entries')?.back ?? '';
      await execa('bash', ['-euo', 'pipefail', '-c', back], {
        env: { KUBECONFIG: sandbox.layout().kubeconfig, PATH: `${bin}:${process.env['PATH'] ?? ''}` },
      });
      expect(await nodePorts()).toEqual(before.ports);
      expect(await get('service', 'apigateway', '--output=jsonpath={.spec.type} {.spec.selector.name}')).toBe(
        'NodePort apigateway-pod',
      );
    },
    STEP_TIME,
  );

  it(
    'refuses a dump that was cut short',
    async () => {
      writeFileSync(dump, '-- MySQL dump\nCREATE TABLE `user`');
      const { exitCode, stderr } = await adopt('--execute', '--dump', dump);
      expect({ exitCode, stderr }).toMatchObject({
        exitCode: 1,
        stderr: expect.stringContaining('no complete dump'),
      });
    },
    STEP_TIME,
  );

  it(
    'hands everything over, also when it is killed between',
    async () => {
      writeFileSync(dump, '-- MySQL dump\n-- Dump completed on 2026-11-27\n');
      await killAt('Remove the old config', '--dump', dump);
      await follow('--dump dump.sql');
      expect(await names('services')).not.toContain('mysql');
    },
    2 * STEP_TIME,
  );

  it('has all workloads ready on the claims that were there, with the ports and the password that were there', async () => {
    const { stdout } = await sandbox.run(
      'status',
      '--cluster',
      NAME,
      '--namespace',
      NAMESPACE,
      '--output',
      'json',
    );
    const { workloads } = JSON.parse(stdout) as {
      readonly workloads: readonly {
        readonly name: string;
        readonly ready: number;
        readonly desired: number;
      }[];
    };
    expect(workloads.length).toBeGreaterThan(13);
    expect(workloads.filter(({ ready, desired }) => ready < desired)).toEqual([]);
    expect(await claims()).toBe(before.claims);
    // Agents of Jenkins reach it inside the cluster only.
    expect(await nodePorts()).toEqual(before.ports.filter((port) => port !== '30007'));
    expect(
      await get('statefulset', 'egov-mysql', '--output=jsonpath={.spec.template.spec.containers[0].image}'),
    ).toContain('mysql:8.4');
  });

  it('has removed the old workloads and nothing else', async () => {
    expect((await names('deployments')).filter((name) => !name.startsWith('egov-'))).toEqual([
      'nfs-provisioner-deployment',
    ]);
    expect((await names('statefulsets')).filter((name) => !name.startsWith('egov-'))).toEqual([]);
    expect(await names('configmaps')).toContain('our-notes');
    expect(await names('ingresses')).toContain('apigateway-ingress');
  });

  it(
    'has nothing left to do when it is run again',
    async () => {
      const { exitCode, stdout } = await adopt('--execute');
      expect({ exitCode, stdout }).toMatchObject({
        exitCode: 0,
        stdout: expect.stringContaining('Nothing is left to do'),
      });
    },
    STEP_TIME,
  );

  it(
    'is upgraded with the values that it left',
    async () => {
      await follow('helm upgrade');
      expect(await claims()).toBe(before.claims);
      expect(await nodePorts()).toContain('30001');
    },
    STEP_TIME,
  );

  it(
    'refuses a namespace that holds something else',
    async () => {
      const { exitCode, stderr } = await sandbox.run(
        'adopt',
        '--cluster',
        NAME,
        '--namespace',
        'kube-system',
      );
      expect({ exitCode, stderr }).toMatchObject({
        exitCode: 1,
        stderr: expect.stringContaining('holds nothing of upstream'),
      });
    },
    STEP_TIME,
  );
});
