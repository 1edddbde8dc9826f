/** Facts of a release in the order of the table, from the name of a row to the text of a cell. */
export type Facts = ReadonlyMap<string, string>;

/**
 * Gathers facts; those of one row are joined, each line once.
 *
 * @example toFacts([['egov-mysql', '3306']]).get('egov-mysql') // '3306'
 */
export const toFacts = (entries: readonly (readonly [string, string])[]): Facts => {
  const rows = new Map<string, readonly string[]>();
  for (const [name, text] of entries) {
    const lines = rows.get(name) ?? [];
    if (!lines.includes(text)) rows.set(name, [...lines, text]);
  }
  return new Map([...rows].map(([name, lines]) => [name, lines.join('\n')]));
};
