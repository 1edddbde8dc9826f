import type { GroupName, MapItem } from '../types.js';

/** Groups in the direction in which requests go. */
export const GROUP_ORDER: readonly GroupName[] = [
  'outside',
  'frontend',
  'gateway',
  'services',
  'jobs',
  'platform',
  'data',
  'storage',
];

/** Columns of the wide map; groups in the same one stand above each other. */
const COLUMNS: Readonly<Record<GroupName, number>> = {
  outside: 0,
  frontend: 1,
  gateway: 2,
  services: 3,
  jobs: 3,
  platform: 4,
  data: 4,
  storage: 5,
};

/**
 * The column of a group on the wide map.
 *
 * @example columnOf('storage') // 5
 */
export const columnOf = (group: GroupName): number => COLUMNS[group];

/** Sizes in the units of the map, which are pixels when it is shown at its own size. */
export const MAP = {
  /** A name, and a row of facts below it. */
  cardHeight: 48,
  cardPadding: 12,
  groupPadding: 14,
  /** Room for the name of a group. */
  groupHeader: 32,
  gap: 12,
  margin: 10,
  /** On the right of the last column, for the arcs of its cards. */
  arcRoom: 20,
  /** Average width of a character of the system fonts at 13 px, a little more for safety. */
  characterWidth: 8,
  narrowest: 140,
  widest: 240,
} as const;

// An address is written where others have their name.
const longestText = (item: MapItem): number =>
  item.type === 'entrance' ? Math.max(...item.addresses.map(({ length }) => length)) : item.label.length;

const widthOf = (item: MapItem): number =>
  Math.round(
    Math.min(
      MAP.widest,
      Math.max(MAP.narrowest, longestText(item) * MAP.characterWidth + 2 * MAP.cardPadding),
    ),
  );

/**
 * Width of the cards of a group, the same for all.
 *
 * @example cardWidth(items, 'services')
 */
export const cardWidth = (items: readonly MapItem[], group: GroupName): number =>
  Math.max(...items.filter((item) => item.group === group).map(widthOf));

/**
 * The groups that have cards, in their order.
 *
 * @example groupsOf(items) // ['frontend', 'services']
 */
export const groupsOf = (items: readonly MapItem[]): readonly GroupName[] =>
  GROUP_ORDER.filter((group) => items.some((item) => item.group === group));
