import { performance } from 'node:perf_hooks';

/** Several runs of one thing, in milliseconds, in the order in which they ran. */
export type Sample = readonly number[];

/**
 * Runs something several times, one after the other.
 *
 * @param runs - how many times it counts
 * @param work - what is measured; `before` and `after` it are not
 * @example const sample = await measure(5, { work: () => renderOnce() });
 */
export async function measure(
  runs: number,
  {
    before,
    work,
    after,
  }: { before?: () => Promise<unknown>; work: () => Promise<unknown>; after?: () => Promise<unknown> },
): Promise<Sample> {
  const sample: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    await before?.();
    const start = performance.now();
    await work();
    sample.push(performance.now() - start);
    await after?.();
  }
  return sample;
}

/**
 * The middle of a sample; of an even number of runs the mean of the two in the middle.
 *
 * @example median([3, 1, 2]) // 2
 */
export function median(sample: Sample): number {
  const sorted = [...sample].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
