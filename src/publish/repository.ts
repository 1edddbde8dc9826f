import { access, copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Chart } from '../chart/index.js';
import { failure, isFailure, problem, success, type Result } from '../result/index.js';
import { isJsonObject, parseYamlFile, type JsonValue } from '../yaml/index.js';
import { sha256Of } from './archive.js';
import { helmSentence, runHelm } from './helm.js';
import { alreadyPublished } from './refusal.js';
import type { ChartPackage, PublishTools, RepositoryTarget, TargetOutcome } from './types.js';

const INDEX = 'index.yaml';
/** GitHub Pages leaves files with a leading dot or underscore out unless this file is there. */
const NO_JEKYLL = '.nojekyll';
/** What Artifact Hub reads to know who owns the repository. */
const ARTIFACT_HUB = 'artifacthub-repo.yml';

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const itemsOf = (value: JsonValue | undefined): readonly JsonValue[] =>
  Array.isArray(value) ? (value as readonly JsonValue[]) : [];

const publishedDigest = async (
  index: string,
  { name, version }: ChartPackage,
): Promise<Result<string | undefined>> => {
  if (!(await exists(index))) return success(undefined);
  const parsed = parseYamlFile(await readFile(index, 'utf8'), index);
  if (isFailure(parsed)) return parsed;
  const content = parsed.value as JsonValue;
  const entries = isJsonObject(content) ? content['entries'] : undefined;
  if (!isJsonObject(entries)) {
    const hint = 'Name the folder of a chart repository in --repository, or an empty one.';
    return failure(problem('input', `${index} is no index of a chart repository.`, hint));
  }
  const entry = itemsOf(entries[name])
    .filter(isJsonObject)
    .find((each) => each['version'] === version);
  const digest = entry?.['digest'];
  return success(typeof digest === 'string' ? digest.replace(/^sha256:/, '') : undefined);
};

/**
 * Tells whether a repository holds this version already.
 *
 * @param signed - whether it is to be signed; without its signature there it is not complete
 * @returns `present` with the same bytes; a failure with other bytes, since a published version never changes
 * @example await lookIntoRepository({ directory: '/srv/charts' }, chartPackage, true)
 */
export const lookIntoRepository = async (
  { directory }: RepositoryTarget,
  chartPackage: ChartPackage,
  signed: boolean,
): Promise<Result<TargetOutcome>> => {
  const archive = join(directory, basename(chartPackage.file));
  const listed = await publishedDigest(join(directory, INDEX), chartPackage);
  if (isFailure(listed)) return listed;
  const stored = (await exists(archive)) ? await sha256Of(archive) : undefined;
  const other = [listed.value, stored].find(
    (digest) => digest !== undefined && digest !== chartPackage.digest,
  );
  if (other !== undefined) return failure(alreadyPublished(chartPackage, directory, other));
  const complete = listed.value !== undefined && stored !== undefined;
  return success(complete && (!signed || (await exists(`${archive}.prov`))) ? 'present' : 'published');
};

/**
 * Writes the index beside the package in its stage: all that the repository lists, and this version.
 *
 * @returns a failure when helm cannot write it
 * @example await stageIndex({ directory: '/srv/charts' }, chartPackage, { helm });
 */
export const stageIndex = async (
  { directory, url }: RepositoryTarget,
  { file }: ChartPackage,
  tools: PublishTools,
): Promise<Result<undefined>> => {
  const stage = dirname(file);
  const published = join(directory, INDEX);
  const merge = (await exists(published)) ? [`--merge=${published}`] : [];
  const address = url === undefined ? [] : [`--url=${url}`];
  const output = await runHelm(tools, ['repo', 'index', ...merge, ...address, '--', stage]);
  if (isFailure(output)) return output;
  if (output.value.exitCode === 0) return success(undefined);
  const message = `helm cannot write the index: ${helmSentence(output.value.stderr)}.`;
  return failure(problem('tool', message, `Check ${published}.`, output.value.stderr));
};

/**
 * Moves the staged files into the repository, the index last: nobody reads of a file that is not there yet.
 *
 * @param target - on the file system of the stage
 * @param staged - names of the files in the stage beside the index
 * @example await moveIntoRepository(target, chart, stage, ['web-0.1.0.tgz']);
 */
export const moveIntoRepository = async (
  { directory }: RepositoryTarget,
  chart: Chart,
  stage: string,
  staged: readonly string[],
): Promise<Result<undefined>> => {
  try {
    await mkdir(directory, { recursive: true });
    for (const name of staged) await rename(join(stage, name), join(directory, name));
    await writeFile(join(directory, NO_JEKYLL), '');
    const owners = join(chart.directory, ARTIFACT_HUB);
    if (await exists(owners)) await copyFile(owners, join(directory, ARTIFACT_HUB));
    if (await exists(join(stage, INDEX))) await rename(join(stage, INDEX), join(directory, INDEX));
    return success(undefined);
  } catch (error) {
    const message = `${directory} cannot be written: ${(error as Error).message}.`;
    const hint = 'Make room or give yourself the rights, then run again: it goes on where it stopped.';
    return failure(problem('input', message, hint));
  }
};
