import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startCluster } from '../../src/cluster/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { projectPath } from '../../src/tools/index.js';
import {
  HELMS,
  contentOf,
  helmIn,
  signedBy,
  writeChart,
  writeKey,
  type KeyFiles,
} from '../publish/support.js';
import { serveFolder, startRegistry, type LoopbackServer } from '../publish/servers.js';
import { createSandbox } from './support.js';

const CLUSTER = 'publish';
const sandbox = createSandbox(CLUSTER);
const INSTALL_TIME = 300_000;
const [[, helm4], [, helm3]] = HELMS;

const home = sandbox.root;
const folder = join(home, 'public');
let key: KeyFiles;
let web: LoopbackServer;
let registry: LoopbackServer;
let url: string;
let oci: string;

const publish = async (chart: string, ...args: readonly string[]) =>
  sandbox.run('publish', chart, '--skip-tests', '--plain-http', '--oci', oci, ...args);

const helm = (program: string, ...args: readonly string[]) => helmIn(home, program, ...args);

/** Runs helm, and fails the test with what it said when it fails. */
const succeed = async (program: string, ...args: readonly string[]): Promise<string> => {
  const { exitCode, stdout, stderr } = await helm(program, ...args);
  expect({ args, exitCode, stderr }).toEqual({ args, exitCode: 0, stderr });
  return stdout;
};

const clusterOptions = (namespace: string): readonly string[] => [
  `--kubeconfig=${sandbox.layout().kubeconfig}`,
  `--namespace=${namespace}`,
];

const workloads = async (namespace: string): Promise<number> =>
  (await sandbox.kubectl('get', 'deployments,statefulsets', '-n', namespace, '-o', 'name')).split('\n')
    .length;

describe('the chart of the whole system, published', () => {
  beforeAll(async () => {
    web = await serveFolder(folder);
    registry = await startRegistry(join(home, 'registry'));
    url = `http://${web.address}`;
    oci = `oci://${registry.address}/charts`;
    key = await writeKey(home, 'minister');
  }, INSTALL_TIME);

  afterAll(async () => {
    await web.stop();
    await registry.stop();
    await sandbox.close();
  }, 60_000);

  it('is added to the folder and to the registry by one command', async () => {
    const chart = projectPath('charts', 'egov-msa');
    const args = ['--repository', folder, '--url', url, ...signedBy('minister', key)];
    const { exitCode, stdout, stderr } = await publish(chart, ...args);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr });
    expect(stdout.match(/: added$/gm)).toHaveLength(2);
  });

  it.each(HELMS)('is found in the repository by %s, and its signature holds', async (_, program) => {
    const name = program === helm4 ? 'four' : 'three';
    await succeed(program, 'repo', 'add', name, url);
    expect(await succeed(program, 'search', 'repo', `${name}/egov-msa`)).toContain(`${name}/egov-msa`);
    const ring = ['--keyring', join(folder, 'pubring.gpg')];
    const into = ['--destination', join(home, name)];
    mkdirSync(join(home, name));
    await succeed(program, 'pull', `${name}/egov-msa`, '--verify', ...ring, ...into);
    await succeed(program, 'pull', `${oci}/egov-msa`, '--plain-http', '--verify', ...ring, ...into);
    const archive = Object.keys(contentOf(join(home, name))).find((file) => file.endsWith('.tgz')) ?? '';
    expect(readFileSync(join(home, name, archive)).equals(readFileSync(join(folder, archive)))).toBe(true);
  });

  it.each(HELMS)('is refused by %s when somebody else is trusted', async (_, program) => {
    const { keyring } = await writeKey(home, 'stranger');
    const { exitCode, stderr } = await helm(
      program,
      ...['pull', `${oci}/egov-msa`, '--plain-http', '--verify', '--keyring', keyring],
      ...['--destination', join(home, 'registry')],
    );
    expect(exitCode).not.toBe(0);
    expect(stderr).toMatch(/signature made by unknown entity/);
  });

  it('renders straight from the registry', async () => {
    const rendered = await succeed(helm3, 'template', 'egov', `${oci}/egov-msa`, '--plain-http');
    expect(rendered.match(/^kind: (?:Deployment|StatefulSet)$/gm)).toHaveLength(14);
  });

  it('is there already when it is published again, and other content is refused by the registry alone', async () => {
    const chart = writeChart(join(home, 'one'));
    expect((await publish(chart)).stdout).toContain(': added');
    expect((await publish(chart)).stdout).toContain('there already, the same');
    const other = await publish(
      writeChart(join(home, 'two'), '1.0.0', 'red'),
      '--repository',
      join(home, 'new'),
    );
    expect(other.exitCode).toBe(1);
    expect(other.stderr).toMatch(/web 1\.0\.0 is in oci:\/\/\S+ already, with other content/);
  });

  it('says how to speak with a registry without TLS', async () => {
    const { exitCode, stderr } = await sandbox.run('publish', join(home, 'one', 'web'), '--oci', oci);
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(/does not speak TLS\.\s+Add --plain-http/);
  });

  it(
    'installs from the repository and from the registry',
    async () => {
      throwIfFailed(await startCluster({ name: CLUSTER, root: home }));
      const wait = ['--wait', '--timeout=4m', '--create-namespace'];
      await succeed(
        helm4,
        'install',
        'pages',
        'egov-msa',
        `--repo=${url}`,
        ...clusterOptions('pages'),
        ...wait,
      );
      await succeed(
        helm3,
        ...['install', 'oci', `${oci}/egov-msa`, '--plain-http'],
        ...[...clusterOptions('oci'), ...wait],
      );
      expect([await workloads('pages'), await workloads('oci')]).toEqual([14, 14]);
    },
    INSTALL_TIME,
  );
});
