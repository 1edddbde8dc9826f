export { runMatrix, stacksOf, type MatrixOptions } from './run.js';
export { isOverlay, planStacks, sortEnvironments, type Environments } from './stacks.js';
export { joinCells, type MatrixRow } from './table.js';
export type { Cell, CellOutcome, Matrix, Stack } from './types.js';
