import { parseQuantity } from '../../quantities/index.js';

/** Thousandths of each resource, by its name in a ResourceQuota. */
export type Amounts = ReadonlyMap<string, number>;

/**
 * Adds amounts, each so many times.
 *
 * @example addAmounts([[pod, 3], [claim, 1]])
 */
export const addAmounts = (parts: readonly (readonly [Amounts, number])[]): Amounts => {
  const sum = new Map<string, number>();
  for (const [amounts, times] of parts)
    for (const [name, milli] of amounts) sum.set(name, (sum.get(name) ?? 0) + milli * times);
  return sum;
};

/**
 * The larger amount of each resource.
 *
 * @example largestAmounts([starting, running])
 */
export const largestAmounts = (parts: readonly Amounts[]): Amounts => {
  const largest = new Map<string, number>();
  for (const amounts of parts)
    for (const [name, milli] of amounts) largest.set(name, Math.max(largest.get(name) ?? 0, milli));
  return largest;
};

/**
 * Amounts of things that are counted.
 *
 * @example countOf({ pods: 1 }) // 1000 thousandths
 */
export const countOf = (counts: Readonly<Record<string, number>>): Amounts =>
  new Map(Object.entries(counts).map(([name, count]) => [name, count * 1000]));

/**
 * The thousandths of a quantity; nothing for one that cannot be read, which the API server refuses.
 *
 * @example milliOf('1Gi')
 */
export const milliOf = (quantity: unknown): number =>
  typeof quantity === 'string' || typeof quantity === 'number' ? (parseQuantity(quantity) ?? 0) : 0;
