import { join } from 'node:path';
import type { Chart } from '../chart/index.js';
import { failure, isFailure, problem, success, type Result } from '../result/index.js';
import { normaliseArchive, sha256Of } from './archive.js';
import { helmSentence, runHelm } from './helm.js';
import type { ChartPackage, PublishTools } from './types.js';

/**
 * Packages a chart. Equal content gives equal bytes, on whatever machine, day and helm.
 *
 * @param chart - what to package
 * @param directory - an empty folder, where the archive goes
 * @returns the package; a failure when helm refuses the chart
 * @example
 * const chartPackage = throwIfFailed(await packageChart(chart, '/tmp/stage', { helm }));
 */
export const packageChart = async (
  chart: Chart,
  directory: string,
  tools: PublishTools,
): Promise<Result<ChartPackage>> => {
  const { name, version } = chart.metadata;
  const output = await runHelm(tools, ['package', `--destination=${directory}`, '--', chart.directory]);
  if (isFailure(output)) return output;
  if (output.value.exitCode !== 0) {
    const message = `helm cannot package ${name} ${version}: ${helmSentence(output.value.stderr)}.`;
    return failure(problem('chart', message, 'Correct the chart, then run again.', output.value.stderr));
  }
  const file = join(directory, `${name}-${version}.tgz`);
  await normaliseArchive(file);
  return success({ name, version, file, digest: await sha256Of(file) });
};
