import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Chart } from '../../../chart/index.js';
import { compareReleases, type ReleaseDiff } from '../../../diff/index.js';
import type { Release } from '../../../manifest/index.js';
import { isFailure, success, type Result } from '../../../result/index.js';
import type { CliContext } from '../../context.js';
import type { RenderSelection } from '../../render-options.js';
import { renderSide } from '../diff/sides.js';

/**
 * What an upgrade from another side to a release changes. What differs at random is left out.
 *
 * @param from - as the user named it, see `egov-msa diff`
 * @param again - a second render of the release
 * @example await previewUpgrade('HEAD~1', chart, release, again, options, context)
 */
export const previewUpgrade = async (
  from: string,
  chart: Chart,
  release: Release,
  again: Release,
  selection: RenderSelection,
  context: CliContext,
): Promise<Result<ReleaseDiff>> => {
  const workspace = await mkdtemp(join(tmpdir(), 'egov-msa-report-'));
  try {
    const before = await renderSide(from, { base: chart, workspace, selection, context });
    if (isFailure(before)) return before;
    return success(compareReleases(before.value.release, release, { again }));
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
};
