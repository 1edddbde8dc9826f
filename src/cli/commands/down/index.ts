import type { Command } from 'commander';
import { stopCluster } from '../../../cluster/index.js';
import { isFailure, success } from '../../../result/index.js';
import type { CommandDefinition } from '../../command.js';
import { DEFAULT_CLUSTER } from '../../options.js';

interface DownOptions {
  readonly cluster: string;
  readonly keepData?: boolean;
}

const EXAMPLES = `
Examples:
  $ npx egov-msa down               stop everything, leave nothing behind
  $ npx egov-msa down --keep-data   stop; the next up finds all releases again

A release on your own cluster is removed with helm uninstall.`;

const configure = (command: Command): Command =>
  command
    .description('Stops the embedded cluster, waits until nothing of it runs, and removes its files.')
    .option('--cluster <name>', 'name of the embedded cluster', DEFAULT_CLUSTER)
    .option('--keep-data', 'keep what is installed for the next up')
    .addHelpText('after', EXAMPLES);

/** `egov-msa down`. */
export const down: CommandDefinition<DownOptions> = {
  configure,
  run: async ({ cluster, keepData = false }, { print, progress }) => {
    const step = progress.step(`Stopping the embedded cluster "${cluster}"`);
    const stopped = await stopCluster({ name: cluster, keepData });
    if (isFailure(stopped)) {
      step.fail();
      return stopped;
    }
    step.succeed();
    print(
      stopped.value.existed
        ? `The cluster "${cluster}" is stopped; ${keepData ? 'its data is kept' : 'nothing of it is left'}.`
        : `There is no cluster "${cluster}"; nothing to stop.`,
    );
    return success(undefined);
  },
};
