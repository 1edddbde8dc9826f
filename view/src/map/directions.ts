import type { Rectangle } from '../../../src/html-report/types.js';

/** Unit vectors of the arrow keys. */
const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A card that lies aside counts as that much further away. */
const ASIDE = 3;

/**
 * The nearest card in the direction of a key.
 *
 * @param places - of all cards
 * @returns the same card when none lies there or the key is no arrow; the first or last for Home and End
 * @example nextCard(places, 0, 'ArrowRight')
 */
export const nextCard = (places: readonly Rectangle[], current: number, key: string): number => {
  if (key === 'Home') return 0;
  if (key === 'End') return places.length - 1;
  const direction = DIRECTIONS[key];
  const here = places[current];
  if (direction === undefined || here === undefined) return current;
  const [right, down] = direction;
  let best = current;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, place] of places.entries()) {
    const x = place.x + place.width / 2 - here.x - here.width / 2;
    const y = place.y + place.height / 2 - here.y - here.height / 2;
    const ahead = x * right + y * down;
    const distance = ahead + ASIDE * Math.abs(x * down - y * right);
    if (index !== current && ahead > 1 && distance < least) {
      best = index;
      least = distance;
    }
  }
  return best;
};
