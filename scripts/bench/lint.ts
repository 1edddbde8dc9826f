import { execa } from 'execa';
import { projectPath } from '../../src/tools/index.js';
import type { Figure } from './figure.js';
import { measure, median } from './measure.js';
import { withEmptyCache } from './worker.js';

const RUNS = 5;

/** `lint` of all charts as people run it, Node's own start included. */
export async function benchLint(): Promise<readonly Figure[]> {
  return withEmptyCache(async (cache) => {
    const lint = () =>
      execa('node', [projectPath('bin', 'egov-msa.mjs'), 'lint', '--all'], {
        cwd: projectPath(),
        env: { EGOV_MSA_CACHE: cache },
      });
    const start = await measure(RUNS, {
      work: () => execa('node', [projectPath('bin', 'egov-msa.mjs'), '--version']),
    });
    const cold = await measure(1, { work: lint });
    const warm = await measure(RUNS, { work: lint });
    return [
      { name: '`lint --all`, nothing cached', measured: median(cold) / 1000, unit: 's' },
      { name: '`lint --all`, warm', measured: median(warm) / 1000, atMost: 2, unit: 's' },
      { name: '… of which the start of the command', measured: median(start) / 1000, unit: 's' },
    ];
  });
}
