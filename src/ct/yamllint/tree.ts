import type { CST } from 'yaml';

export type Collection = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;

/** Narrows to a mapping or a sequence. */
export const isCollection = (token: CST.Token): token is Collection =>
  token.type === 'block-map' || token.type === 'block-seq' || token.type === 'flow-collection';

/**
 * The nodes directly below a node, in the order of the text.
 *
 * @example childrenOf(documentTree).filter(isCollection)
 */
export const childrenOf = (token: CST.Token): readonly CST.Token[] => {
  if (token.type === 'document') return token.value === undefined ? [] : [token.value];
  if (!isCollection(token)) return [];
  return token.items.flatMap(({ key, value }) => [
    ...(key === null || key === undefined ? [] : [key]),
    ...(value === undefined ? [] : [value]),
  ]);
};
