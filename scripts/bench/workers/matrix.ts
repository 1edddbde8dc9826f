import { runMatrix } from '../../../src/matrix/index.js';
import { throwIfFailed } from '../../../src/result/index.js';
import { costOf, type Cost } from '../processor-time.js';
import { findHelm, openChart } from '../setup.js';

/** What the matrix cost, and how many of its cells helm rendered. */
export interface MatrixCost extends Cost {
  readonly cells: number;
  readonly cached: number;
}

const helm = await findHelm();
let counts = { cells: 0, cached: 0 };
const cost = await costOf(async () => {
  const { cells } = throwIfFailed(await runMatrix({ chart: openChart(), helm }));
  counts = { cells: cells.length, cached: cells.filter(({ cached }) => cached).length };
});
process.stdout.write(JSON.stringify({ ...cost, ...counts } satisfies MatrixCost));
