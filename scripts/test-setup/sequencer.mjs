import Sequencer from '@jest/test-sequencer';

/** Files that take longest, longest first: what starts last is waited for by one core alone. */
const LONGEST = [
  'test/docs/commands',
  'test/properties/values',
  'test/charts/invariants',
  'test/charts/cases',
  'test/invariants/invariants',
  'test/view/page',
  'test/schema/values-files',
  'test/cli/bootstrap',
];

const rankOf = ({ path }) => {
  const rank = LONGEST.findIndex((name) => path.includes(name));
  return rank === -1 ? LONGEST.length : rank;
};

/** Starts the longest files first, also in a fresh clone, where Jest knows no times yet. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((left, right) => rankOf(left) - rankOf(right));
  }
}
