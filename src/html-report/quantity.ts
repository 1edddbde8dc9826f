const plain = (value: number): string => String(Number(value.toFixed(2)));

/**
 * Writes processors for a sum, to a hundredth.
 *
 * @param milli - thousandths
 * @example formatCpu(3050) // '3.05'
 */
export const formatCpu = (milli: number): string => plain(milli / 1000);

/**
 * Writes an amount of memory for a sum, in the largest unit that it fills.
 *
 * @param milli - thousandths of a byte
 * @example formatMemory(1610612736000) // '1.5 GiB'
 */
export const formatMemory = (milli: number): string => {
  const bytes = milli / 1000;
  return bytes >= 2 ** 30 ? `${plain(bytes / 2 ** 30)} GiB` : `${plain(bytes / 2 ** 20)} MiB`;
};
