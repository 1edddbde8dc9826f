import type { Command } from 'commander';
import { isFailure, success } from '../../../result/index.js';
import type { CommandDefinition } from '../../command.js';
import { DEFAULT_CLUSTER, DEFAULT_NAMESPACE, DEFAULT_RELEASE, outputOption } from '../../options.js';
import { findTarget } from '../../target.js';

interface KubeconfigOptions {
  readonly cluster: string;
  readonly output: 'text' | 'json';
}

const EXAMPLES = `
Examples:
  $ export KUBECONFIG="$(npx egov-msa kubeconfig)"
  $ kubectl get pods --all-namespaces`;

const configure = (command: Command): Command =>
  command
    .description("Prints the path of the embedded cluster's kubeconfig, for kubectl and helm.")
    .option('--cluster <name>', 'name of the embedded cluster', DEFAULT_CLUSTER)
    .addOption(outputOption())
    .addHelpText('after', EXAMPLES);

/** `egov-msa kubeconfig`. */
export const kubeconfig: CommandDefinition<KubeconfigOptions> = {
  configure,
  run: async ({ cluster, output }, { print }) => {
    const target = await findTarget({ cluster, namespace: DEFAULT_NAMESPACE, release: DEFAULT_RELEASE });
    if (isFailure(target)) return target;
    print(output === 'json' ? JSON.stringify(target.value, undefined, 2) : (target.value.kubeconfig ?? ''));
    return success(undefined);
  },
};
