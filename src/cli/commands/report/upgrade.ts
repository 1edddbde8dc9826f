import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Chart } from '../../../chart/index.js';
import { compareReleases } from '../../../diff/index.js';
import type { ReportInput } from '../../../html-report/index.js';
import { isFailure, success, type Result } from '../../../result/index.js';
import { checkUpgrade } from '../../../upgrade/index.js';
import type { CliContext } from '../../context.js';
import type { RenderSelection } from '../../render-options.js';
import { renderUpgrade } from '../upgrade-check/sides.js';

/**
 * What an upgrade from another side would be refused for, delete and restart, and what differs.
 *
 * @param from - as the user named it, see `egov-msa upgrade-check`
 * @example await previewUpgrade('0.1.0', chart, options, context)
 */
export const previewUpgrade = async (
  from: string,
  chart: Chart,
  selection: RenderSelection,
  context: CliContext,
): Promise<Result<NonNullable<ReportInput['upgrade']>>> => {
  const workspace = await mkdtemp(join(tmpdir(), 'egov-msa-report-'));
  try {
    const upgrade = await renderUpgrade(chart, workspace, { ...selection, from, output: 'text' }, context);
    if (isFailure(upgrade)) return upgrade;
    const { before, after } = upgrade.value;
    return success({
      from,
      findings: checkUpgrade(upgrade.value).findings,
      diff: compareReleases(before.release, after.release, { again: after.again }),
    });
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
};
