import type { RuleProblem } from './problem.js';
import type { Token } from './tokens.js';

/** How many spaces may stand between two tokens of one line; a limit of -1 is none. */
export interface Spacing {
  readonly minimum: number;
  readonly maximum: number;
  readonly tooFew: string;
  readonly tooMany: string;
}

const sameLine = (left: Token, right: Token): boolean => left.end.line === right.start.line;

const between = (left: Token, right: Token): number => right.start.offset - left.end.offset;

const exceeds = (spaces: number, maximum: number): boolean => maximum !== -1 && spaces > maximum;

/**
 * Checks the spaces between two tokens.
 *
 * @returns nothing when they stand on different lines
 * @example checkSpacing(colon, value, { minimum: -1, maximum: 1, tooFew: '', tooMany: 'too many spaces after colon' })
 */
export const checkSpacing = (
  left: Token | undefined,
  right: Token | undefined,
  { minimum, maximum, tooFew, tooMany }: Spacing,
): readonly RuleProblem[] => {
  if (left === undefined || right === undefined || !sameLine(left, right)) return [];
  const spaces = between(left, right);
  const { line, column } = right.start;
  if (exceeds(spaces, maximum)) return [{ line, column, message: tooMany }];
  if (minimum !== -1 && spaces < minimum) return [{ line, column: column + 1, message: tooFew }];
  return [];
};
