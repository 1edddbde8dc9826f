import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execa } from 'execa';
import { mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { startCluster } from '../../src/cluster/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { projectPath } from '../../src/tools/index.js';
import { commandBlocks, documentedOutput } from '../support/index.js';
import { createSandbox } from './support.js';

const README = projectPath('README.md');
const UPSTREAM = projectPath('test', 'fixtures', 'upstream-shape');
const OWN_CLUSTER = 'my-cluster';
const sandbox = createSandbox('egov-msa', OWN_CLUSTER);

/** Sections about what the reader calls "your cluster". */
const OWN_SECTIONS = [
  'Install it on your cluster',
  'Upgrade, and go back',
  'Move in from the Kustomize deployment',
];

const blocks = commandBlocks(README);
const run = blocks.filter(({ notRun }) => notRun === undefined);

/** A folder with the programs that the README's user has. */
const programs = (): string => {
  const directory = join(sandbox.root, 'bin');
  mkdirSync(directory, { recursive: true });
  symlinkSync(process.env['EGOV_MSA_HELM'] ?? 'helm', join(directory, 'helm'));
  symlinkSync(process.env['EGOV_MSA_KUBECTL'] ?? 'kubectl', join(directory, 'kubectl'));
  return directory;
};

describe('the README', () => {
  let path: string;
  const outputs = new Map<string, string>();

  beforeAll(async () => {
    path = `${programs()}${delimiter}${process.env['PATH'] ?? ''}`;
    throwIfFailed(await startCluster({ name: OWN_CLUSTER, root: sandbox.root }));
    // Where upstream's files run already, one namespace holds them.
    for (const name of readdirSync(UPSTREAM)) {
      const kubectl = process.env['EGOV_MSA_KUBECTL'] ?? 'kubectl';
      const kubeconfig = `--kubeconfig=${sandbox.layout(OWN_CLUSTER).kubeconfig}`;
      await execa(kubectl, [kubeconfig, 'apply', `--filename=${join(UPSTREAM, name)}`]);
    }
  }, 120_000);

  afterAll(async () => {
    rmSync(projectPath('public'), { recursive: true, force: true });
    await sandbox.close();
  }, 30_000);

  it('runs nearly all that it shows, and says why it does not run the rest', () => {
    expect(run.length).toBeGreaterThan(6);
    expect(blocks.length - run.length).toBeLessThanOrEqual(2);
  });

  it.each(run.map((block) => [block.commands.replaceAll('\n', ' && '), block] as const))(
    'is right about: %s',
    async (_, { commands, section }) => {
      const { exitCode, all } = await execa('bash', ['-euo', 'pipefail', '-c', commands], {
        cwd: projectPath(),
        all: true,
        reject: false,
        env: {
          PATH: path,
          EGOV_MSA_STATE: sandbox.root,
          NO_COLOR: '1',
          NODE_OPTIONS: '',
          ...(OWN_SECTIONS.includes(section) ? { KUBECONFIG: sandbox.layout(OWN_CLUSTER).kubeconfig } : {}),
        },
      });
      outputs.set(commands, all);
      expect({ output: all, refused: exitCode !== 0 }).toEqual({
        output: all,
        refused: commands.includes('# refused'),
      });
    },
    180_000,
  );

  it('shows the table that npm start really prints', () => {
    const rows = (text: string): string[] =>
      text
        .split('\n')
        .filter((line) => /^(WORKLOAD|Deployment|StatefulSet)/.test(line))
        .map((line) => line.trimEnd());
    const documented = rows(documentedOutput(README, 'npm start'));
    expect(documented.length).toBeGreaterThan(10);
    expect(documented).toEqual(rows(outputs.get('npm start') ?? ''));
  });
});
