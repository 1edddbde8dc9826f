const SUFFIXES: Readonly<Record<string, number>> = {
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/**
 * Reads a quantity.
 *
 * @returns 0 for what is none
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 * @example toNumber('512Mi') // 536870912
 */
export const toNumber = (quantity: string | number | undefined): number => {
  const { amount = '', suffix = '' } =
    /^(?<amount>[+-]?[\d.]+(?:[eE][+-]?\d+)?)(?<suffix>[A-Za-z]*)$/.exec(String(quantity ?? ''))?.groups ??
    {};
  const factor = suffix === '' ? 1 : SUFFIXES[suffix];
  const value = Number(amount);
  return factor === undefined || Number.isNaN(value) ? 0 : value * factor;
};

const plain = (value: number): string => String(Number(value.toFixed(2)));

/**
 * Writes processors, to a hundredth.
 *
 * @example formatCpu(0.25) // '0.25'
 */
export const formatCpu = (cores: number): string => plain(cores);

/**
 * Writes an amount of memory in the largest unit that it fills.
 *
 * @example formatMemory(1610612736) // '1.5 GiB'
 */
export const formatMemory = (bytes: number): string =>
  bytes >= 2 ** 30 ? `${plain(bytes / 2 ** 30)} GiB` : `${plain(bytes / 2 ** 20)} MiB`;
