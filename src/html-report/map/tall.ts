import type { MapItem, MapLayout, PlacedGroup, Rectangle } from '../types.js';
import { frameOf, type Bundle } from './bundles.js';
import { MAP, groupsOf } from './measure.js';
import { arcPath } from './path.js';

/** A phone shows two cards of this width beside each other, at their own size. */
const CARDS = { inRow: 2, width: 168 } as const;

const WIDTH = 2 * MAP.margin + 2 * MAP.groupPadding + CARDS.inRow * CARDS.width + MAP.gap + MAP.arcRoom;

const rowHeight = MAP.cardHeight + MAP.gap;

const place = (top: number, index: number): Rectangle => ({
  x: MAP.margin + MAP.groupPadding + (index % CARDS.inRow) * (CARDS.width + MAP.gap),
  y: top + MAP.groupHeader + Math.floor(index / CARDS.inRow) * rowHeight,
  width: CARDS.width,
  height: MAP.cardHeight,
});

/** One line for all of a type between two groups. */
const joinLines = (
  bundles: readonly Bundle[],
  frameOfCard: ReadonlyMap<string, string>,
): readonly Bundle[] => {
  const joined = new Map<string, Bundle>();
  for (const bundle of bundles) {
    const from = frameOfCard.get(bundle.from) ?? bundle.from;
    const to = frameOfCard.get(bundle.to) ?? bundle.to;
    if (from === to) continue;
    const key = `${bundle.type} ${from} ${to}`;
    joined.set(key, { ...bundle, from, to, links: [...(joined.get(key)?.links ?? []), ...bundle.links] });
  }
  return [...joined.values()];
};

/**
 * Lays the map out from top to bottom, two cards in a row. Lines between the groups only: those of a card are drawn
 * when it is looked at.
 *
 * @example layTall(items, bundleLinks(items, links)).width
 */
export function layTall(items: readonly MapItem[], bundles: readonly Bundle[]): MapLayout {
  const groups: PlacedGroup[] = [];
  const places = new Map<string, Rectangle>();
  let top: number = MAP.margin;
  for (const name of groupsOf(items)) {
    const members = items.filter(({ group }) => group === name);
    members.forEach(({ id }, index) => places.set(id, place(top, index)));
    const rows = Math.ceil(members.length / CARDS.inRow);
    const height = MAP.groupHeader + rows * rowHeight - MAP.gap + MAP.groupPadding;
    groups.push({ name, x: MAP.margin, y: top, width: WIDTH - 2 * MAP.margin - MAP.arcRoom, height });
    top += height + MAP.gap;
  }
  const nowhere: Rectangle = { x: 0, y: 0, width: 0, height: 0 };
  const frames = new Map(groups.map((group) => [frameOf(group.name), group]));
  const groupOf = new Map(items.map(({ id, group }) => [id, frameOf(group)]));
  return {
    width: WIDTH,
    height: top,
    groups,
    places: items.map(({ id }) => places.get(id) ?? nowhere),
    lines: joinLines(bundles, groupOf).map((line) => {
      const from = frames.get(line.from);
      const to = frames.get(line.to);
      return { ...line, path: from === undefined || to === undefined ? '' : arcPath(from, to) };
    }),
  };
}
