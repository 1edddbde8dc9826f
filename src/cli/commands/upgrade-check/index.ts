import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isFailure } from '../../../result/index.js';
import { checkUpgrade, type SecretKeys } from '../../../upgrade/index.js';
import type { CommandDefinition } from '../../command.js';
import { publish, suiteOf } from '../../findings-report.js';
import { openChart } from '../../render-options.js';
import { configureUpgradeCheck, type UpgradeCheckOptions } from './options.js';
import { renderUpgrade } from './sides.js';

const keptNote = (kept: readonly SecretKeys[]): string =>
  `Kept, as the templates look them up in the cluster: the generated values of ${kept
    .map(({ secret, keys }) => `${secret} (${keys.join(', ')})`)
    .join(', ')}.`;

/** `egov-msa upgrade-check`. */
export const upgradeCheck: CommandDefinition<UpgradeCheckOptions> = {
  configure: configureUpgradeCheck,
  run: async (options, context) => {
    const started = performance.now();
    const base = openChart(options.chart);
    if (isFailure(base)) return base;
    const workspace = await mkdtemp(join(tmpdir(), 'egov-msa-upgrade-'));
    try {
      const upgrade = await renderUpgrade(base.value, workspace, options, context);
      if (isFailure(upgrade)) return upgrade;
      const { findings, kept } = checkUpgrade(upgrade.value);
      const durationMilliseconds = performance.now() - started;
      const suite = suiteOf(
        base.value,
        [{ name: upgrade.value.name, durationMilliseconds, findings }],
        [],
        started,
      );
      if (kept.length > 0) context.progress.note(keptNote(kept));
      return await publish('egov-msa upgrade-check', [suite], options, context);
    } finally {
      await rm(workspace, { recursive: true, force: true });
    }
  },
};
