/** By suffix, what a number is multiplied with. */
const FACTORS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['m', 1e-3],
  ...['k', 'M', 'G', 'T', 'P', 'E'].map((suffix, index) => [suffix, 1000 ** (index + 1)] as const),
  ...['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].map((suffix, index) => [suffix, 1024 ** (index + 1)] as const),
]);

/**
 * Reads a quantity of Kubernetes.
 *
 * @returns undefined for what is none
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 * @example parseQuantity('1Gi') === parseQuantity('1024Mi') // true
 */
export const parseQuantity = (value: unknown): number | undefined => {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  const [, number, suffix = ''] = /^([+-]?[\d.]+(?:[eE][+-]?\d+)?)([a-zA-Z]*)$/.exec(value) ?? [];
  const factor = FACTORS.get(suffix);
  return number === undefined || factor === undefined ? undefined : Number(number) * factor;
};
