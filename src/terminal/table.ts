import Table from 'cli-table3';
import { colours } from './colours.js';

/** A borderless look, as kubectl and helm print; cli-table3 draws boxes unless each part is emptied. */
const BORDERLESS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

/**
 * Lays rows out in aligned columns; a cell may hold several lines.
 *
 * @param head - column titles
 * @param rows - one array of cells a row
 * @returns text without a line end
 * @example
 * formatTable(['WORKLOAD', 'READY'], [['Deployment/portal', '1/1']]);
 */
export const formatTable = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const table = new Table({
    head: head.map((title) => colours.bold(title)),
    chars: BORDERLESS,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  table.push(...rows.map((row) => [...row]));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
};
