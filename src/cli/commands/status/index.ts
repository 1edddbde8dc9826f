import type { Command } from 'commander';
import { failure, isFailure, problem, success } from '../../../result/index.js';
import { connect, formatWorkloads, readWorkloads } from '../../../workloads/index.js';
import type { CommandDefinition } from '../../command.js';
import { outputOption, targetOptions, type TargetOptions } from '../../options.js';
import { findTarget } from '../../target.js';

interface StatusOptions extends TargetOptions {
  readonly output: 'text' | 'json';
}

const EXAMPLES = `
Examples:
  $ npx egov-msa status                            the embedded cluster
  $ npx egov-msa status --context prod -n egov     your own cluster
  $ npx egov-msa status --output json | jq '.workloads[] | select(.ready < .desired)'`;

const configure = (command: Command): Command => {
  command.description(
    'Shows every workload of a release: how many pods are ready, ports, volumes and image.',
  );
  for (const option of [...targetOptions(), outputOption()]) command.addOption(option);
  return command.addHelpText('after', EXAMPLES);
};

/** `egov-msa status`. */
export const status: CommandDefinition<StatusOptions> = {
  configure,
  run: async (options, { print }) => {
    const target = await findTarget(options);
    if (isFailure(target)) return target;
    const connection = await connect(target.value);
    if (isFailure(connection)) return connection;
    const { namespace, release } = options;
    const workloads = await readWorkloads(connection.value, { namespace, release });
    if (isFailure(workloads)) return workloads;
    if (workloads.value.length === 0) {
      const message = `There is no workload of release "${release}" in namespace "${namespace}".`;
      return failure(
        problem('cluster', message, 'Install it with npx egov-msa up, or give --namespace and --release.'),
      );
    }
    if (options.output === 'json') {
      print(
        JSON.stringify({ ...target.value, namespace, release, workloads: workloads.value }, undefined, 2),
      );
    } else {
      print(formatWorkloads(workloads.value));
    }
    return success(undefined);
  },
};
