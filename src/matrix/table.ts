import type { Finding } from '../findings/index.js';
import type { Cell } from './types.js';

/** Neighbouring cells of a stack in which the same was found. */
export interface MatrixRow {
  readonly stack: string;
  /** `1.36` or `1.32 to 1.36`. */
  readonly kubernetes: string;
  readonly cells: readonly Cell[];
}

/** What was found, whatever the case is called. */
const signature = (findings: readonly Finding[]): string =>
  JSON.stringify(findings.map((finding) => ({ ...finding, values: undefined })));

const sameOutcome = (left: Cell, right: Cell): boolean =>
  left.stack.name === right.stack.name &&
  left.objects === right.objects &&
  signature(left.findings) === signature(right.findings);

const versionsOf = (cells: readonly Cell[]): string => {
  const [first] = cells;
  const last = cells.at(-1);
  if (first === undefined || last === undefined) return '';
  return cells.length === 1 ? first.kubernetes : `${first.kubernetes} to ${last.kubernetes}`;
};

/**
 * Joins the cells of a stack in which the same was found, so that a row is shown for each difference.
 *
 * @param cells - in the order of the matrix
 * @example joinCells(matrix.cells).map(({ kubernetes }) => kubernetes) // ['1.32 to 1.36']
 */
export const joinCells = (cells: readonly Cell[]): readonly MatrixRow[] => {
  const groups: Cell[][] = [];
  for (const cell of cells) {
    const group = groups.at(-1);
    const previous = group?.at(-1);
    if (group !== undefined && previous !== undefined && sameOutcome(previous, cell)) group.push(cell);
    else groups.push([cell]);
  }
  return groups.map((group) => ({
    stack: group[0]?.stack.name ?? '',
    kubernetes: versionsOf(group),
    cells: group,
  }));
};
