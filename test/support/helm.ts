import type { HelmProgram } from '../../src/render/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { resolveTool } from '../../src/tools/index.js';

let resolved: Promise<HelmProgram> | undefined;

const resolve = async (): Promise<HelmProgram> => {
  const path = process.env['EGOV_MSA_HELM'];
  return path === undefined ? throwIfFailed(await resolveTool('helm')) : { path };
};

/** The helm that the tests run: `EGOV_MSA_HELM` (to test another version), or the one that the toolkit would take. */
export const testHelm = (): Promise<HelmProgram> => (resolved ??= resolve());
