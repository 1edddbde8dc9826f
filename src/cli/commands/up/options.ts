import { InvalidArgumentError, Option, type Command } from 'commander';
import { definitionSources } from '../../../cluster/index.js';
import { collect, outputOption, targetOptions, timeoutOption, type TargetOptions } from '../../options.js';
import { collectList } from '../../render-options.js';
import type { ValuesOptions } from '../../values-stack.js';

export interface UpOptions extends TargetOptions, ValuesOptions {
  readonly set?: readonly string[];
  /** Directory of the chart; our own unless given. */
  readonly chart?: string;
  readonly timeout: string;
  readonly output: 'text' | 'json';
  readonly notes?: boolean;
  /** Projects whose custom resources the embedded cluster gets beside those that the release holds. */
  readonly crds?: readonly string[];
}

const definitions = (value: string, previous?: readonly string[]): readonly string[] => {
  const known = definitionSources();
  const unknown = value.split(',').find((name) => !known.includes(name));
  if (unknown === undefined) return collectList(value, previous);
  throw new InvalidArgumentError(`There is no "${unknown}"; choose from ${known.join(', ')}.`);
};

const DESCRIPTION = `Installs the chart and waits until everything is ready; run again, it upgrades.

Without --context it starts an embedded cluster first: a real Kubernetes control plane on this
machine with two simulated nodes. No container runs there; everything else is real.`;

const EXAMPLES = `
Values are merged in this order, the last one wins: the chart's own, --environment, --ministry, -f, --set.

Examples:
  $ npx egov-msa up                                       default values, embedded cluster
  $ npx egov-msa up --environment vagrant                 everything on, as in upstream's vagrant
  $ npx egov-msa up --environment eks --environment production -f mine.yaml
  $ npx egov-msa up --context prod --environment nks --ministry moe
  $ npx egov-msa up --crds istio,gateway-api              so that your own manifests find them, too
  $ npx egov-msa up --set apigateway.replicaCount=2`;

export const configureUp = (command: Command): Command => {
  command.description(DESCRIPTION);
  const options = [
    ...targetOptions(),
    new Option('--environment <name>', "one of the chart's environments; may be repeated").argParser(collect),
    new Option('--ministry <name>', "one of the chart's ministries"),
    new Option('-f, --values <path>', 'your own values file; may be repeated').argParser(collect),
    new Option('--set <key=value>', 'a single value; may be repeated').argParser(collect),
    new Option('--chart <path>', 'directory of another chart'),
    timeoutOption(),
    outputOption(),
    new Option(
      '--crds <list>',
      `custom resource definitions for the embedded cluster, beside those that the release needs: ${definitionSources().join(', ')}`,
    )
      .argParser(definitions)
      .conflicts(['context', 'kubeconfig']),
    new Option('--notes', "print the chart's notes as well"),
  ];
  for (const option of options) command.addOption(option);
  return command.addHelpText('after', EXAMPLES);
};
