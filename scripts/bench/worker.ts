import { execa } from 'execa';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheRoot } from '../../src/cache/index.js';
import { projectPath } from '../../src/tools/index.js';

/**
 * Runs a piece of the benchmark in a process of its own, so that neither a warm compiler nor a full heap of the run
 * before counts.
 *
 * @param name - module in scripts/bench/workers; it writes one line of JSON
 * @param cache - the toolkit's cache, see {@link withEmptyCache}
 * @returns what it wrote
 * @example const { seconds } = await runWorker<Cost>('matrix', cache);
 */
export async function runWorker<Output>(
  name: string,
  cache: string,
  args: readonly string[] = [],
): Promise<Output> {
  const module = projectPath('scripts', 'bench', 'workers', `${name}.ts`);
  const { stdout } = await execa('node', ['--import', 'tsx', module, ...args], {
    env: { EGOV_MSA_CACHE: cache },
    stderr: 'inherit',
  });
  return JSON.parse(stdout) as Output;
}

/**
 * Gives work a cache that holds the tools and nothing else, and removes it.
 *
 * @example const sample = await withEmptyCache((cache) => runWorker('matrix', cache));
 */
export async function withEmptyCache<Output>(work: (cache: string) => Promise<Output>): Promise<Output> {
  const cache = await mkdtemp(join(tmpdir(), 'egov-msa-bench-cache-'));
  try {
    await symlink(join(cacheRoot(), 'tools'), join(cache, 'tools'));
    return await work(cache);
  } finally {
    await rm(cache, { recursive: true, force: true });
  }
}
