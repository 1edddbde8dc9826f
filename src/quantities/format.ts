const MEBIBYTE = 1e3 * 2 ** 20;

/**
 * Writes thousandths as a person would: `1500m` of a processor, `2Gi` or `300Mi` of memory and storage, `12` of what is
 * counted. Parts of a mebibyte are rounded up.
 *
 * @param resource - name of the resource, as a ResourceQuota has it
 * @param milli - thousandths of its unit
 * @example formatQuantity('limits.memory', 2147483648000) // '2Gi'
 */
export function formatQuantity(resource: string, milli: number): string {
  if (resource.endsWith('cpu')) return milli % 1000 === 0 ? String(milli / 1000) : `${milli}m`;
  if (!/(memory|storage)$/.test(resource)) return String(Math.ceil(milli / 1000));
  const mebibytes = Math.ceil(milli / MEBIBYTE);
  return mebibytes % 1024 === 0 ? `${mebibytes / 1024}Gi` : `${mebibytes}Mi`;
}
