import type { Figure } from './figure.js';
import { median } from './measure.js';
import { runWorker, withEmptyCache } from './worker.js';
import type { AssertionsCost } from './workers/assertions.js';

const RUNS = 5;

/**
 * Assertions over values cases of our umbrella, in a process that has loaded the toolkit and Jest's `expect`; the start
 * of Jest and of Node is not in it.
 */
export async function benchAssertions(): Promise<readonly Figure[]> {
  const rounds: { readonly cold: AssertionsCost; readonly warm: AssertionsCost }[] = [];
  for (let round = 0; round < RUNS; round += 1) {
    rounds.push(
      await withEmptyCache(async (cache) => ({
        cold: await runWorker<AssertionsCost>('assertions', cache),
        warm: await runWorker<AssertionsCost>('assertions', cache),
      })),
    );
  }
  const [first] = rounds;
  const what = `${String(first?.cold.assertions)} assertions over ${String(first?.cold.cases)} values cases`;
  const cold = median(rounds.map((round) => round.cold.seconds));
  const warm = median(rounds.map((round) => round.warm.seconds));
  return [
    { name: `${what}, nothing cached`, measured: cold, atMost: 1, unit: 's' },
    { name: `${what}, renders cached`, measured: warm, atMost: 1, unit: 's' },
  ];
}
