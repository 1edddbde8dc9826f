import { join } from 'node:path';
import { failure, isFailure, success, type Result } from '../../result/index.js';
import type { ChartContext } from '../context.js';
import { parseChartYaml, type CtChartYaml } from './chart.js';

/**
 * Reads Chart.yaml as it is on the target branch.
 *
 * @param path - of the chart
 * @returns undefined when the branch has no such chart
 * @example await oldChartYaml('charts/foo', context)
 */
export const oldChartYaml = async (
  path: string,
  { git, configuration }: Pick<ChartContext, 'git' | 'configuration'>,
): Promise<Result<CtChartYaml | undefined>> => {
  const { remote, targetBranch } = configuration;
  const file = join(path, 'Chart.yaml');
  const branch = `${remote}/${targetBranch}`;
  const content = await git.show(branch, file);
  if (isFailure(content)) return content;
  if (content.value === undefined) return success(undefined);
  const yaml = parseChartYaml(content.value, `${branch}:${file}`);
  if (!isFailure(yaml)) return yaml;
  return failure({ ...yaml.problem, message: `failed reading old chart version: ${yaml.problem.message}` });
};
