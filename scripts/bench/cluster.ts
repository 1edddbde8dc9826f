import { readFile } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { clusterLayout, findClusterProcesses, startCluster, stopCluster } from '../../src/cluster/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { CLUSTER_TOOLS, projectPath, resolveTool, resolveTools } from '../../src/tools/index.js';
import type { Figure } from './figure.js';
import { measure, median } from './measure.js';

const NAME = 'bench';
const RUNS = 3;
/** What the environment istio leaves to its user. */
const MESH_VALUES = 'global.domain=example.go.kr,global.exposure.tls.secretName=example-tls';
const KIBIBYTES_PER_MEBIBYTE = 1024;

/** Memory that a process alone accounts for, its share of shared pages included: Linux's Pss. */
const memoryOf = async (pid: number): Promise<number> => {
  const rollup = await readFile(`/proc/${String(pid)}/smaps_rollup`, 'utf8');
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) / KIBIBYTES_PER_MEBIBYTE;
};

const memoryOfCluster = async (root: string): Promise<number> => {
  const processes = await findClusterProcesses(throwIfFailed(clusterLayout(NAME, root)));
  const memory = await Promise.all(processes.map(({ pid }) => memoryOf(pid)));
  return memory.reduce((total, part) => total + part, 0);
};

/** Start of the control plane, of the whole system, of an environment with custom resources, and the memory. */
export async function benchCluster(): Promise<readonly Figure[]> {
  throwIfFailed(await resolveTools([...CLUSTER_TOOLS, 'helm'], {}));
  const root = await mkdtemp(join(tmpdir(), 'egov-msa-bench-'));
  const stop = () => stopCluster({ name: NAME, root });
  try {
    const ready = await measure(RUNS, {
      work: async () => throwIfFailed(await startCluster({ name: NAME, root })),
      after: stop,
    });
    const up = (args: readonly string[]) =>
      execa('node', [projectPath('bin/egov-msa.mjs'), 'up', '--cluster', NAME, ...args], {
        env: { EGOV_MSA_STATE: root },
      });
    const uninstall = async (): Promise<void> => {
      const helm = throwIfFailed(await resolveTool('helm'));
      const { kubeconfig } = throwIfFailed(clusterLayout(NAME, root));
      await execa(helm.path, [
        'uninstall',
        'egov',
        '--namespace=egov',
        '--wait',
        `--kubeconfig=${kubeconfig}`,
      ]);
    };
    let memory = 0;
    const all = await measure(RUNS, {
      work: () => up([]),
      after: async () => {
        memory = Math.max(memory, await memoryOfCluster(root));
        await stop();
      },
    });
    throwIfFailed(await startCluster({ name: NAME, root }));
    const environment = await measure(RUNS, {
      work: () => up(['--environment', 'istio', '--set', MESH_VALUES]),
      after: uninstall,
    });
    return [
      {
        name: 'embedded cluster, tools in cache, to readyz',
        measured: median(ready) / 1000,
        atMost: 5,
        unit: 's',
      },
      {
        name: '`npm start`, tools in cache, all workloads ready',
        measured: median(all) / 1000,
        atMost: 20,
        unit: 's',
      },
      {
        name: 'one environment (istio) installed and ready on a running cluster',
        measured: median(environment) / 1000,
        atMost: 15,
        unit: 's',
      },
      { name: 'memory of the control plane with the release', measured: memory, atMost: 1024, unit: 'MiB' },
    ];
  } finally {
    await stop();
    await rm(root, { recursive: true, force: true });
  }
}
