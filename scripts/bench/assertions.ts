import type { Figure } from './figure.js';
import { median } from './measure.js';
import { withUnittest } from './unittest/run.js';
import { ASSERTIONS } from './unittest/suite.js';
import { runWorker, withEmptyCache } from './worker.js';
import type { AssertionsCost } from './workers/assertions.js';

const RUNS = 5;

interface Round {
  readonly cold: AssertionsCost;
  readonly warm: AssertionsCost;
  /** Seconds that helm-unittest takes, from the start of its process to the end. */
  readonly unittest: number;
}

const runRound = async (runUnittest: () => Promise<number>): Promise<Round> => {
  const ours = await withEmptyCache(async (cache) => ({
    cold: await runWorker<AssertionsCost>('assertions', cache),
    warm: await runWorker<AssertionsCost>('assertions', cache),
  }));
  if (ours.cold.assertions !== ASSERTIONS) {
    throw new Error(
      `We make ${String(ours.cold.assertions)} assertions, helm-unittest ${String(ASSERTIONS)}.`,
    );
  }
  return { ...ours, unittest: await runUnittest() };
};

/**
 * Assertions over values cases of our umbrella, in a process that has loaded the toolkit and Jest's `expect`; the start
 * of Jest and of Node is not in it. Beside them the same by helm-unittest, which starts in some hundredths of a second.
 */
export async function benchAssertions(): Promise<readonly Figure[]> {
  const rounds = await withUnittest(async (runUnittest) => {
    const all: Round[] = [];
    for (let round = 0; round < RUNS; round += 1) all.push(await runRound(runUnittest));
    return all;
  });
  const middle = (value: (round: Round) => number): number => median(rounds.map(value));
  const what = `${String(ASSERTIONS)} assertions over ${String(rounds[0]?.cold.cases)} values cases`;
  return [
    {
      name: `${what}, nothing cached`,
      measured: middle(({ cold }) => cold.seconds),
      atMost: 1,
      unit: 's',
    },
    {
      name: `${what}, renders cached`,
      measured: middle(({ warm }) => warm.seconds),
      atMost: 1,
      unit: 's',
    },
    {
      name: '… the same with helm-unittest, its start included',
      measured: middle(({ unittest }) => unittest),
      unit: 's',
    },
    {
      name: '… our time, nothing cached, to its',
      measured: middle(({ cold, unittest }) => cold.seconds / unittest),
      atMost: 1,
      unit: 'times',
    },
  ];
}
