export { runMatrix, stacksOf, type MatrixOptions } from './run.js';
export {
  isOverlay,
  ministryFiles,
  planStacks,
  sortEnvironments,
  type Environments,
  type MinistryFile,
} from './stacks.js';
export { joinCells, type MatrixRow } from './table.js';
export type { Cell, CellOutcome, Matrix, Stack } from './types.js';
