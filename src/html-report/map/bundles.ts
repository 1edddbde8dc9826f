import type { GroupName, MapItem, MapLink } from '../types.js';

/** Ends of a line: a card, or the frame of a group. */
export interface Bundle {
  readonly from: string;
  readonly to: string;
  readonly type: MapLink['type'];
  /** Places in the list of links. */
  readonly links: readonly number[];
}

/** A frame stands for its group when so many of its cards are meant. */
const ENOUGH = 0.5;

/**
 * Identity of a group's frame.
 *
 * @example frameOf('services') // 'group:services'
 */
export const frameOf = (group: GroupName): string => `group:${group}`;

interface NumberedLink {
  readonly link: MapLink;
  readonly number: number;
}

/**
 * Draws like links of a group as one line from or to its frame: when half of its cards have it. Links within
 * a group stay as they are.
 *
 * @returns every link in exactly one line
 * @example bundleLinks(items, links).length
 */
export function bundleLinks(items: readonly MapItem[], links: readonly MapLink[]): readonly Bundle[] {
  const groupOf = new Map(items.map(({ id, group }) => [id, group]));
  const sizes = new Map<GroupName, number>();
  for (const { group } of items) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const bundles: Bundle[] = [];

  const gather = (open: readonly NumberedLink[], near: 'from' | 'to', far: 'from' | 'to') => {
    const alike = new Map<string, NumberedLink[]>();
    const rest: NumberedLink[] = [];
    for (const entry of open) {
      const group = groupOf.get(entry.link[near]);
      if (group === undefined || group === groupOf.get(entry.link[far])) {
        rest.push(entry);
        continue;
      }
      const key = JSON.stringify([group, entry.link[far], entry.link.type]);
      alike.set(key, [...(alike.get(key) ?? []), entry]);
    }
    for (const entries of alike.values()) {
      const [first] = entries;
      const group = first === undefined ? undefined : groupOf.get(first.link[near]);
      const enough = Math.max(2, (group === undefined ? 0 : (sizes.get(group) ?? 0)) * ENOUGH);
      if (first === undefined || group === undefined || entries.length < enough) {
        rest.push(...entries);
        continue;
      }
      const ends = { [near]: frameOf(group), [far]: first.link[far] } as Record<'from' | 'to', string>;
      bundles.push({ ...ends, type: first.link.type, links: entries.map(({ number }) => number) });
    }
    return rest;
  };

  const numbered = links.map((link, number) => ({ link, number }));
  const single = gather(gather(numbered, 'from', 'to'), 'to', 'from');
  return [
    ...bundles,
    ...single.map(({ link: { from, to, type }, number }) => ({ from, to, type, links: [number] })),
  ];
}
