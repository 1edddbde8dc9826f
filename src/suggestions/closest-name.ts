import { distance } from 'fastest-levenshtein';

/** One slip in three letters; two letters that changed places count as two. */
const largestDistance = (name: string): number => Math.ceil(name.length / 3);

/**
 * Finds the name that was probably meant.
 *
 * @param name - as it was typed
 * @param candidates - names that exist
 * @returns undefined when none is near
 * @example closestName('prots', ['ports', 'probes']) // 'ports'
 */
export function closestName(name: string, candidates: readonly string[]): string | undefined {
  const sameLetters = candidates.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  if (sameLetters !== undefined) return sameLetters;
  const ranked = candidates
    .map((candidate) => ({ candidate, steps: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ steps }) => steps <= largestDistance(name))
    .sort((left, right) => left.steps - right.steps);
  return ranked[0]?.candidate;
}
