/** A place on the map. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

const CORNER = 8;

const round = (value: number): string => String(Math.round(value * 10) / 10);

const at = ({ x, y }: Point): string => `${round(x)} ${round(y)}`;

const towards = (from: Point, to: Point, distance: number): Point => {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const part = length === 0 ? 0 : Math.min(distance, length / 2) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
};

/**
 * Draws a line through points with round corners.
 *
 * @returns an SVG path; empty without points
 * @example roundedPath([{ x: 0, y: 0 }, { x: 40, y: 0 }, { x: 40, y: 40 }])
 */
export const roundedPath = (points: readonly Point[]): string =>
  points
    .map((point, index) => {
      const before = points[index - 1];
      const after = points[index + 1];
      if (before === undefined) return `M${at(point)}`;
      if (after === undefined) return `L${at(point)}`;
      return `L${at(towards(point, before, CORNER))}Q${at(point)} ${at(towards(point, after, CORNER))}`;
    })
    .join('');

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How far an arc stands out, for two boxes that are far apart and for two that touch. */
const ARC = { most: 34, least: 14, part: 0.12 } as const;

/**
 * Draws an arc on the right of two boxes that stand above each other.
 *
 * @returns an SVG path
 * @example arcPath(upper, lower)
 */
export const arcPath = (from: Box, to: Box): string => {
  // The upper third of each box is for what leaves, the lower for what arrives.
  const start = { x: from.x + from.width, y: from.y + from.height / 3 };
  const end = { x: to.x + to.width, y: to.y + (to.height * 2) / 3 };
  const reach = Math.min(ARC.most, Math.max(ARC.least, Math.abs(end.y - start.y) * ARC.part));
  const x = Math.max(start.x, end.x) + reach;
  return `M${at(start)}C${at({ x, y: start.y })} ${at({ x, y: end.y })} ${at(end)}`;
};
