import { loadChart, type Chart } from '../../src/chart/index.js';
import type { HelmProgram } from '../../src/render/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { projectPath, resolveTool } from '../../src/tools/index.js';

/** Our umbrella. */
export const openChart = (): Chart => throwIfFailed(loadChart(projectPath('charts', 'egov-msa')));

/** The helm that the toolkit would take. */
export const findHelm = async (): Promise<HelmProgram> => {
  const { path, version } = throwIfFailed(await resolveTool('helm'));
  return { path, version: `v${version}` };
};
