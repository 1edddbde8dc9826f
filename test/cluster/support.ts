import { execa } from 'execa';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectPath } from '../../src/tools/index.js';
import {
  clusterLayout,
  findClusterProcesses,
  stopCluster,
  type ClusterLayout,
} from '../../src/cluster/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { fixtureDirectory } from '../support/index.js';

/** Twelve Deployments, a StatefulSet with claims of two classes, and a Job. */
export const TWELVE = fixtureDirectory('twelve');

export interface CommandOutput {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const startCommand = (root: string, args: readonly string[]) =>
  execa('node', [projectPath('bin', 'egov-msa.mjs'), ...args], {
    env: { EGOV_MSA_STATE: root, NO_COLOR: '1', NODE_OPTIONS: '' },
    reject: false,
    stdin: 'ignore',
  });

/** Clusters of one test file, in a directory of their own; the tools come from the user's cache. */
export interface ClusterSandbox {
  readonly root: string;
  readonly layout: (name?: string) => ClusterLayout;
  /** Runs `egov-msa` as a user would. */
  readonly run: (...args: readonly string[]) => Promise<CommandOutput>;
  readonly start: (...args: readonly string[]) => ReturnType<typeof startCommand>;
  /** Runs kubectl against a cluster and returns its standard output. */
  readonly kubectl: (...args: readonly string[]) => Promise<string>;
  /** Applies manifests given as text. */
  readonly apply: (manifest: string) => Promise<string>;
  /** Stops every named cluster and removes the directory. */
  readonly close: () => Promise<void>;
}

const runKubectl = async (args: readonly string[], input = ''): Promise<string> => {
  // The global setup has found or built it.
  const { stdout } = await execa(process.env['EGOV_MSA_KUBECTL'] ?? 'kubectl', args, { input });
  return stdout;
};

export const createSandbox = (...names: readonly string[]): ClusterSandbox => {
  const root = mkdtempSync(join(tmpdir(), 'egov-msa-clusters-'));
  const layout = (name = names[0] ?? 'egov-msa'): ClusterLayout => throwIfFailed(clusterLayout(name, root));
  const start = (...args: readonly string[]) => startCommand(root, args);
  return {
    root,
    layout,
    start,
    run: async (...args) => {
      const { exitCode = -1, stdout, stderr } = await start(...args);
      return { exitCode, stdout, stderr };
    },
    kubectl: (...args) => runKubectl([`--kubeconfig=${layout().kubeconfig}`, ...args]),
    apply: (manifest) =>
      runKubectl([`--kubeconfig=${layout().kubeconfig}`, 'apply', '--filename=-'], manifest),
    close: async () => {
      for (const name of names) await stopCluster({ name, root });
      rmSync(root, { recursive: true, force: true });
    },
  };
};

/** Command lines that run for a cluster, by process id. */
export const processesOf = async (layout: ClusterLayout): Promise<readonly number[]> =>
  (await findClusterProcesses(layout)).map(({ pid }) => pid);
