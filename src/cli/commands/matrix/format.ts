import { hasErrors, type Finding } from '../../../findings/index.js';
import { joinCells, type Cell, type Matrix, type MatrixRow } from '../../../matrix/index.js';
import type { ReportCase } from '../../../report/index.js';
import { colours, formatTable } from '../../../terminal/index.js';

const countOf = (findings: readonly Finding[], severity: Finding['severity']): string =>
  String(findings.filter((finding) => finding.severity === severity).length);

const timeOf = (cells: readonly Cell[]): string => {
  if (cells.every(({ cached }) => cached)) return colours.dim('cached');
  const milliseconds = cells.reduce((total, cell) => total + cell.durationMilliseconds, 0);
  return `${(milliseconds / 1000).toFixed(2)} s`;
};

const mark = (findings: readonly Finding[]): string =>
  hasErrors(findings) ? colours.red('✖') : colours.green('✔');

const toRow = ({ stack, kubernetes, cells }: MatrixRow): readonly string[] => {
  const { objects = 0, findings = [] } = cells[0] ?? {};
  return [
    `${mark(findings)} ${stack}`,
    kubernetes,
    String(cells.length),
    String(objects),
    countOf(findings, 'error'),
    countOf(findings, 'warning'),
    timeOf(cells),
  ];
};

/**
 * Lays the matrix out as a table; neighbouring versions in which the same was found share a row.
 *
 * @returns text without a line end
 * @example print(formatMatrix(matrix.cells));
 */
export const formatMatrix = (cells: readonly Cell[]): string =>
  formatTable(
    ['VALUES', 'KUBERNETES', 'CELLS', 'OBJECTS', 'ERRORS', 'WARNINGS', 'TIME'],
    joinCells(cells).map(toRow),
  );

/** A name stays readable with so many stacks in it. */
const MOST_NAMES = 4;

const nameOf = (rows: readonly MatrixRow[]): string => {
  const names = rows.map(({ stack, kubernetes }) => `${stack} on ${kubernetes}`);
  const rest = names.length - MOST_NAMES;
  return [...names.slice(0, MOST_NAMES), ...(rest > 0 ? [`${String(rest)} more`] : [])].join(', ');
};

/**
 * Gathers cells that say the same, so that a person reads it once.
 *
 * @returns cases for a report; cells without findings are left out
 * @example gatherFindings(matrix.cells).map(({ name }) => name) // ['vagrant on 1.32 to 1.36']
 */
export const gatherFindings = (cells: readonly Cell[]): readonly ReportCase[] => {
  const groups = new Map<string, MatrixRow[]>();
  for (const row of joinCells(cells)) {
    const findings = row.cells[0]?.findings ?? [];
    if (findings.length === 0) continue;
    const key = JSON.stringify(findings.map((finding) => ({ ...finding, values: undefined })));
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((rows) => ({
    name: nameOf(rows),
    durationMilliseconds: rows
      .flatMap((row) => row.cells)
      .reduce((total, cell) => total + cell.durationMilliseconds, 0),
    findings: rows[0]?.cells[0]?.findings ?? [],
  }));
};

const count = (amount: number, noun: string): string => `${String(amount)} ${noun}${amount === 1 ? '' : 's'}`;

/**
 * Sums a matrix up in a line. A finding counts once in each cell.
 *
 * @example formatCounts(matrix, 2_500) // '3 stacks, 15 cells (0 from the cache), 0 errors, 0 warnings, 2.5 s'
 */
export const formatCounts = ({ cells, chartFindings }: Matrix, milliseconds: number): string => {
  const findings = [...chartFindings, ...cells.flatMap((cell) => cell.findings)];
  const cached = cells.filter((cell) => cell.cached).length;
  return [
    count(new Set(cells.map(({ stack }) => stack.name)).size, 'stack'),
    `${count(cells.length, 'cell')} (${String(cached)} from the cache)`,
    `${countOf(findings, 'error')} errors`,
    `${countOf(findings, 'warning')} warnings`,
    `${(milliseconds / 1000).toFixed(1)} s`,
  ].join(', ');
};
