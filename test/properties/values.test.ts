import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { egovChart, testHelm } from '../support/index.js';
import { valuesFiles, type JudgedFile } from './support/files.js';
import { openJudge, type Judge, type Outcome } from './support/outcome.js';
import { propertySettings } from './support/settings.js';
import { READ_DIFFERENTLY } from './support/texts.js';
import type { Mutation } from './support/values-file.js';

const { runs, renders, seed } = propertySettings();

/** Renders that are judged in one go: enough to keep all cores busy, few enough to hold in memory. */
const BATCH = 50;

/** How many refused files of each kind of mutation helm must refuse, too. */
const AGREEING = 4;

/** A render takes a fifth of a second of one core; a slow machine gets ten times as long. */
const MILLISECONDS_PER_RENDER = 2000;
const MILLISECONDS_PER_RUN = 20;

const { arbitrary, judge } = valuesFiles(egovChart());
let files: readonly JudgedFile[] = [];
let helm: Judge;

const outcomesOf = async (chosen: readonly JudgedFile[]): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = [];
  for (let start = 0; start < chosen.length; start += BATCH) {
    const batch = chosen.slice(start, start + BATCH);
    outcomes.push(...(await helm.judge(batch.map(({ text }) => text))));
  }
  return outcomes;
};

/** How helm's outcome breaks the property for a file that the schema accepts. */
const breachOf = ({ text }: JudgedFile, outcome: Outcome | undefined): string | undefined => {
  if (outcome === undefined || outcome.type === 'rendered') return undefined;
  if (outcome.type === 'fault') return outcome.message;
  if (outcome.by === 'check' || (outcome.by === 'yaml' && READ_DIFFERENTLY.test(text))) return undefined;
  return `ajv accepts what helm refuses: ${outcome.message}`;
};

/** More of a file's mutations than this is no help. */
const SHOWN_CHARACTERS = 400;

/** Each way in which the property is broken, with the number of files that break it so and what the first of them has. */
const tally = (accepted: readonly JudgedFile[], breaches: readonly (string | undefined)[]): string => {
  const byBreach = new Map<string, readonly JudgedFile[]>();
  for (const [index, file] of accepted.entries()) {
    const breach = breaches[index];
    if (breach !== undefined) byBreach.set(breach, [...(byBreach.get(breach) ?? []), file]);
  }
  return [...byBreach]
    .map(([breach, broken]) => {
      const mutations = JSON.stringify(broken[0]?.file.mutations).slice(0, SHOWN_CHARACTERS);
      return `${String(broken.length)} x ${breach}\n    ${mutations}`;
    })
    .join('\n');
};

/** Lets fast-check reduce a failing file to the mutations that matter, and say how to run it again. */
const smallestBreach = async ({ index }: JudgedFile): Promise<string> => {
  const property = fc.asyncProperty(arbitrary, async (mutated) => {
    const file = judge(mutated, index);
    if (file.verdict !== 'accepted') return;
    const [outcome] = await helm.judge([file.text]);
    const breach = breachOf(file, outcome);
    if (breach !== undefined) throw new Error(breach);
  });
  const details = await fc.check(property, { seed, path: String(index), numRuns: 1 });
  const { message = '' } = (details.errorInstance ?? {}) as Partial<Error>;
  return `${message}\n${fc.defaultReportMessage(details) ?? ''}`;
};

const firstPerEffect = (accepted: readonly JudgedFile[]): readonly JudgedFile[] =>
  [...new Map(accepted.toReversed().map((file) => [file.effective, file])).values()].sort(
    (left, right) => left.index - right.index,
  );

const kindOf = (mutation: Mutation): string =>
  mutation.type === 'set' ? mutation.kind : mutation.type === 'raw' ? 'raw scalar' : mutation.how;

const sampleOfEachKind = (refused: readonly JudgedFile[]): readonly JudgedFile[] => {
  const kinds = [...new Set(refused.flatMap(({ file }) => file.mutations.map(kindOf)))];
  const sample = kinds.flatMap((kind) =>
    refused
      .filter(({ file }) => file.mutations.some((mutation) => kindOf(mutation) === kind))
      .slice(0, AGREEING),
  );
  return [...new Set(sample)];
};

beforeAll(
  async () => {
    helm = await openJudge(egovChart(), await testHelm());
    files = fc.sample(arbitrary, { numRuns: runs, seed }).map(judge);
  },
  60_000 + runs * MILLISECONDS_PER_RUN,
);

afterAll(() => helm.close());

describe(`a mutated values file (${runs} with seed ${seed})`, () => {
  it('that the schema refuses is refused for a key that it names', () => {
    const refused = files.filter(({ verdict }) => verdict === 'schema');
    expect(refused.length).toBeGreaterThan(runs / 10);
    expect(refused.filter(({ path }) => path === '').map(({ file }) => file)).toEqual([]);
  });

  it(
    'that ajv refuses is refused by helm as well',
    async () => {
      // What YAML 1.1 makes of unprintable characters is another question than what the schema allows.
      const refused = files.filter(
        ({ verdict, text }) => verdict !== 'accepted' && !READ_DIFFERENTLY.test(text),
      );
      const sample = sampleOfEachKind(refused);
      const outcomes = await outcomesOf(sample);
      const disagreeing = sample.flatMap((file, index) => {
        const outcome = outcomes[index];
        const agreed = outcome?.type === 'refused' && outcome.by === file.verdict;
        return agreed ? [] : [{ mutations: file.file, ajv: file.path, helm: outcome }];
      });
      expect(disagreeing).toEqual([]);
    },
    60_000 + AGREEING * 20 * MILLISECONDS_PER_RENDER,
  );

  it(
    `that ajv accepts is refused by a check of the chart or renders to valid objects (${renders} at most)`,
    async () => {
      const accepted = firstPerEffect(files.filter(({ verdict }) => verdict === 'accepted')).slice(
        0,
        renders,
      );
      const outcomes = await outcomesOf(accepted);
      const count = (wanted: (outcome: Outcome) => boolean): number => outcomes.filter(wanted).length;
      process.stderr.write(
        `${runs} values files (seed ${seed}): ${files.filter(({ verdict }) => verdict === 'schema').length} refused by the ` +
          `schema, ${files.filter(({ verdict }) => verdict === 'yaml').length} no YAML; of the others ${accepted.length} ` +
          `given to helm: ${count(({ type }) => type === 'rendered')} rendered to valid objects, ` +
          `${count(({ type }) => type === 'refused')} refused by a check.\n`,
      );
      const breaches = accepted.map((file, index) => breachOf(file, outcomes[index]));
      const first = accepted.find((_, index) => breaches[index] !== undefined);
      if (first !== undefined) {
        const report = await smallestBreach(first);
        throw new Error(`${tally(accepted, breaches)}\nThe first one, made smaller: ${report}`);
      }
      expect(accepted.length).toBeGreaterThan(Math.min(renders, runs / 10) - 1);
    },
    60_000 + Math.min(runs, renders) * MILLISECONDS_PER_RENDER,
  );
});
