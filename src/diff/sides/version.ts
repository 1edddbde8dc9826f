import type { Chart } from '../../chart/index.js';
import { failure, isFailure, problem, success, type Result } from '../../result/index.js';
import { askGit } from './revision.js';

const GIVE_REPOSITORY = 'give the repository that has it with --repository, or name a package';

/**
 * Finds the git tag of a published version, `egov-msa-0.1.0`, which chart-releaser and the release workflow set.
 *
 * @param version - without `v`
 * @returns the tag; a failure that lists the versions there are
 * @see https://github.com/helm/chart-releaser
 * @example const tag = await tagOf('0.1.0', chart);
 */
export const tagOf = async (version: string, chart: Chart): Promise<Result<string>> => {
  const { name } = chart.metadata;
  const tags = await askGit(chart.directory, 'tag', '--list', '--sort=-version:refname', `${name}-*`);
  if (isFailure(tags)) return tags;
  const tag = `${name}-${version}`;
  const all = tags.value.ok ? tags.value.text.split('\n').filter((line) => line !== '') : [];
  if (all.includes(tag)) return success(tag);
  const known = all.map((one) => one.slice(name.length + 1));
  const hint =
    known.length === 0
      ? `Run git fetch --tags, or ${GIVE_REPOSITORY}.`
      : `There are tags of: ${known.join(', ')}; or ${GIVE_REPOSITORY}.`;
  const message = `There is no ${name} ${version}: git has no tag ${tag} in ${chart.directory}.`;
  return failure(problem('usage', message, hint));
};
