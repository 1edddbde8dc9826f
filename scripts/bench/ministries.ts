import type { Figure } from './figure.js';
import { runWorker, withEmptyCache } from './worker.js';
import type { MinistriesCost } from './workers/ministries.js';

const MINISTRIES = 100;

/** Generated ministries under seven environments, once: time and memory must not grow with their number. */
export async function benchMinistries(): Promise<readonly Figure[]> {
  const cost = await withEmptyCache((cache) =>
    runWorker<MinistriesCost>('ministries', cache, [String(MINISTRIES)]),
  );
  const environments = `${String(cost.shipped)} environments of the chart, the others generated`;
  return [
    {
      name: `${String(cost.cells)} cells of ${String(MINISTRIES)} ministries x 7 environments (${environments}): the last 100 to the first 100`,
      measured: cost.lastHundredSeconds / cost.firstHundredSeconds,
      atMost: 1.2,
      unit: 'times',
    },
    { name: '… the first 100', measured: cost.firstHundredSeconds, unit: 's' },
    { name: '… the last 100', measured: cost.lastHundredSeconds, unit: 's' },
    { name: '… memory at most', measured: cost.peakMebibytes, atMost: 600, unit: 'MiB' },
    { name: '… memory at most, up to the first tenth', measured: cost.earlyMebibytes, unit: 'MiB' },
  ];
}
