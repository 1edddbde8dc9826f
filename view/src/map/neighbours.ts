import type { MapLine, MapModel } from '../../../src/html-report/types.js';

/** What is lit while a card is looked at. */
export interface Lit {
  readonly cards: ReadonlySet<string>;
  readonly isLit: (line: MapLine) => boolean;
}

/**
 * The cards that a card has to do with, and the lines to them.
 *
 * @example litBy(map, 'Deployment/egov-admin').cards
 */
export const litBy = ({ links }: MapModel, id: string): Lit => {
  const own = new Set(links.flatMap(({ from, to }, index) => (from === id || to === id ? [index] : [])));
  return {
    cards: new Set([id, ...[...own].flatMap((index) => [links[index]?.from ?? id, links[index]?.to ?? id])]),
    isLit: (line) => line.links.some((index) => own.has(index)),
  };
};
