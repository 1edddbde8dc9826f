/** A place in a text: `line` counts from 1, `column` and `offset` from 0. */
export interface Position {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/**
 * Starts of the lines of a text, for {@link positionAt}.
 *
 * @example lineStarts('a\nb') // [0, 2]
 */
export const lineStarts = (text: string): readonly number[] => {
  const starts = [0];
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1))
    starts.push(index + 1);
  return starts;
};

/**
 * Line and column of an offset.
 *
 * @example positionAt(lineStarts('a\nb'), 2) // { offset: 2, line: 2, column: 0 }
 */
export const positionAt = (starts: readonly number[], offset: number): Position => {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { offset, line: low + 1, column: offset - (starts[low] ?? 0) };
};
