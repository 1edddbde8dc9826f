import { median } from './measure.js';
import type { Figure } from './figure.js';
import type { Cost } from './processor-time.js';
import { runWorker, withEmptyCache } from './worker.js';
import type { MatrixCost } from './workers/matrix.js';

const RUNS = 3;

interface Round {
  readonly bare: Cost & { readonly calls: number };
  readonly first: MatrixCost;
  readonly second: MatrixCost;
}

const runRound = (): Promise<Round> =>
  withEmptyCache(async (cache) => ({
    bare: await runWorker<Round['bare']>('bare-helm', cache),
    first: await runWorker<MatrixCost>('matrix', cache),
    second: await runWorker<MatrixCost>('matrix', cache),
  }));

/** The full matrix, rendered, validated and checked, beside the bare `helm template` calls that it needs. */
export async function benchMatrix(): Promise<readonly Figure[]> {
  const rounds: Round[] = [];
  for (let round = 0; round < RUNS; round += 1) rounds.push(await runRound());
  const middle = (value: (round: Round) => number): number => median(rounds.map(value));
  const cells = rounds[0]?.first.cells ?? 0;
  return [
    {
      name: `matrix of ${String(cells)} cells, nothing cached`,
      measured: middle(({ first }) => first.seconds),
      atMost: 60,
      unit: 's',
    },
    {
      name: '… its processor time to that of the bare `helm template` calls',
      measured: middle(({ first, bare }) => first.processorSeconds / bare.childSeconds),
      atMost: 1.3,
      unit: 'times',
    },
    {
      name: '… of which its own calls of helm and kubeconform',
      measured: middle(({ first, bare }) => first.childSeconds / bare.childSeconds),
      unit: 'times',
    },
    { name: '… again, all cached', measured: middle(({ second }) => second.seconds), unit: 's' },
    {
      name: '… how much faster that is',
      measured: middle(({ first, second }) => first.seconds / second.seconds),
      atLeast: 20,
      unit: 'times',
    },
  ];
}
