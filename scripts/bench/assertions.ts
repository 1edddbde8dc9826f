import type { Figure } from './figure.js';
import { median } from './measure.js';
import { withUnittest } from './unittest/run.js';
import { ASSERTIONS, type Extent } from './unittest/suite.js';
import { runWorker, withEmptyCache } from './worker.js';
import type { AssertionsCost } from './workers/assertions.js';

const RUNS = 5;

interface Round {
  readonly cold: AssertionsCost;
  readonly warm: AssertionsCost;
  /** Seconds that helm-unittest takes, from the start of its process to the end. */
  readonly unittest: Readonly<Record<Extent, number>>;
}

const runRound = async (runUnittest: (extent: Extent) => Promise<number>): Promise<Round> => {
  const ours = await withEmptyCache(async (cache) => ({
    cold: await runWorker<AssertionsCost>('assertions', cache),
    warm: await runWorker<AssertionsCost>('assertions', cache),
  }));
  if (ours.cold.assertions !== ASSERTIONS) {
    throw new Error(
      `We make ${String(ours.cold.assertions)} assertions, helm-unittest ${String(ASSERTIONS)}.`,
    );
  }
  return {
    ...ours,
    unittest: { chart: await runUnittest('chart'), templates: await runUnittest('templates') },
  };
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
      name: '… the same with helm-unittest, which renders the whole chart as ours does',
      measured: middle(({ unittest }) => unittest.chart),
      unit: 's',
    },
    {
      name: '… our time, nothing cached, to that',
      measured: middle(({ cold, unittest }) => cold.seconds / unittest.chart),
      atMost: 1,
      unit: 'times',
    },
    {
      name: '… the same with helm-unittest, which renders only the five templates that are looked at',
      measured: middle(({ unittest }) => unittest.templates),
      unit: 's',
    },
    {
      name: '… our time, nothing cached, to that',
      measured: middle(({ cold, unittest }) => cold.seconds / unittest.templates),
      unit: 'times',
    },
    {
      name: '… our time, renders cached, to that',
      measured: middle(({ warm, unittest }) => warm.seconds / unittest.templates),
      unit: 'times',
    },
  ];
}
