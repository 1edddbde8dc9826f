/**
 * Names as they stand in a sentence.
 *
 * @example listNames(['1.34', '1.35', '1.36']) // '1.34, 1.35 and 1.36'
 */
export const listNames = (names: readonly string[]): string => {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
};
