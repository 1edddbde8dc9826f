import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { Chart } from '../../../chart/index.js';
import { indexRelease, type Release } from '../../../manifest/index.js';
import {
  composeMinistry,
  readMinistry,
  sameDomains,
  stacksNamed,
  type MinistryAnswers,
} from '../../../ministries/index.js';
import { renderChart } from '../../../render/index.js';
import { failure, isFailure, problem, success, type Result } from '../../../result/index.js';
import { validateValues } from '../../../validation/index.js';
import type { CliContext } from '../../context.js';
import { findHelm } from '../../render-options.js';
import { fittingQuota } from './fit.js';
import { stacksFor, unknownEnvironments } from './stacks.js';
import { relativePath } from '../../../paths/index.js';

const isTaken = (chart: Chart, { name, domain }: MinistryAnswers): Result<void> => {
  const others = chart.valuesFiles.ministries.filter((file) => file.name !== name).map(readMinistry);
  const known = others.flatMap((other) => (isFailure(other) ? [] : [other.value]));
  const [collision] = sameDomains([...known, { name, domain }]).filter(({ ministry }) => ministry === name);
  return collision === undefined
    ? success(undefined)
    : failure(
        problem(
          'input',
          `The ministry "${collision.other}" has the domain ${domain} already.`,
          'Give each ministry a domain of its own with --domain.',
        ),
      );
};

/** The text of a ministry's file in a place where nothing else reads it, until it is proven. */
interface Draft {
  readonly chart: Chart;
  readonly path: string;
  readonly text: string;
}

const checkValues = async ({ chart, path }: Draft): Promise<Result<void>> => {
  const [fault] = (await validateValues(chart, [path])).filter(({ severity }) => severity === 'error');
  return fault === undefined
    ? success(undefined)
    : failure(problem('input', `${fault.message} Nothing was written.`, fault.hint));
};

const renderAll = async (
  { chart, path, text }: Draft,
  name: string,
  context: CliContext,
): Promise<Result<readonly Release[]>> => {
  const file = { name, path, stacks: stacksNamed(text) };
  const unknown = unknownEnvironments(chart, file);
  if (unknown.length > 0) {
    const names = chart.valuesFiles.environments.map((environment) => environment.name).join(', ');
    return failure(
      problem(
        'usage',
        `There is no environment "${unknown.join('", "')}".`,
        `The chart has: ${names || 'none'}.`,
      ),
    );
  }
  const helm = await findHelm(context);
  if (isFailure(helm)) return helm;
  const releases: Release[] = [];
  for (const stack of stacksFor(chart, file)) {
    const rendered = await renderChart({
      chart,
      helm: helm.value,
      values: stack.files,
      namespace: name,
      releaseName: name,
    });
    if (isFailure(rendered)) {
      const { kind, message, hint, detail } = rendered.problem;
      return failure(problem(kind, `With ${stack.name}: ${message}`, `Nothing was written. ${hint}`, detail));
    }
    releases.push(indexRelease(rendered.value));
  }
  return success(releases);
};

/** The chart as a person in this folder types it. */
const placeOf = ({ directory }: Chart): string => {
  const below = relativePath(process.cwd(), directory);
  return below.startsWith('..') ? directory : `./${below}`;
};

const prove = async (
  chart: Chart,
  answers: MinistryAnswers,
  directory: string,
  context: CliContext,
): Promise<Result<{ readonly text: string; readonly releases: readonly Release[] }>> => {
  const text = composeMinistry(answers, placeOf(chart));
  const draft: Draft = { chart, text, path: join(directory, `${answers.name}.yaml`) };
  await writeFile(draft.path, text);
  const valid = await checkValues(draft);
  if (isFailure(valid)) return valid;
  const releases = await renderAll(draft, answers.name, context);
  return isFailure(releases) ? releases : success({ text, releases: releases.value });
};

export interface CreateRequest {
  readonly chart: Chart;
  readonly answers: MinistryAnswers;
  /** Takes the quota from what the release needs. */
  readonly fitQuota: boolean;
  readonly force: boolean;
}

/** What was written. */
export interface CreatedMinistry {
  readonly path: string;
  readonly text: string;
  /** How many stacks were rendered with it. */
  readonly stacks: number;
}

/**
 * Writes the values file of a new ministry, once it is proven: the schema takes it, and each stack that it is for
 * renders.
 *
 * @returns a failure when the file is there, the domain is taken, or the values are refused; then nothing is written
 * @example const created = await createMinistry({ chart, answers, fitQuota: true, force: false }, context);
 */
export const createMinistry = async (
  { chart, answers, fitQuota, force }: CreateRequest,
  context: CliContext,
): Promise<Result<CreatedMinistry>> => {
  const path = join(chart.directory, 'ministries', `${answers.name}.yaml`);
  if (existsSync(path) && !force) {
    return failure(
      problem(
        'input',
        `The ministry "${answers.name}" is there already: ${path}.`,
        'Edit the file, or give --force to write over it.',
      ),
    );
  }
  const free = isTaken(chart, answers);
  if (isFailure(free)) return free;
  const directory = await mkdtemp(join(tmpdir(), 'egov-msa-ministry-'));
  try {
    const first = await prove(chart, answers, directory, context);
    if (isFailure(first)) return first;
    const quota = fitQuota ? { ...fittingQuota(first.value.releases), ...answers.quota } : undefined;
    const proven =
      quota === undefined ? first : await prove(chart, { ...answers, quota }, directory, context);
    if (isFailure(proven)) return proven;
    const { text, releases } = proven.value;
    await mkdir(join(chart.directory, 'ministries'), { recursive: true });
    await writeFileAtomic(path, text);
    return success({ path, text, stacks: releases.length });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
};
