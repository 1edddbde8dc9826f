import { InvalidArgumentError, Option, type Command } from 'commander';
import { collect, outputOption, targetOptions, timeoutOption, type TargetOptions } from '../../options.js';
import type { ValuesOptions } from '../../values-stack.js';

export interface AdoptOptions extends TargetOptions, ValuesOptions {
  readonly chart?: string;
  readonly execute?: boolean;
  readonly dump?: string;
  readonly withoutDump?: boolean;
  readonly mysqlVersion?: string;
  readonly saveValues: string;
  readonly timeout: string;
  readonly output: 'text' | 'json';
}

const DESCRIPTION = `Hands a namespace that runs upstream's Kustomize deployment over to a release of the chart.

It prints what it would do and changes nothing, unless --execute is given. Claims are taken over, not
copied; passwords, images, scaling and node ports are carried over; nothing is removed before its
successor is ready. What is done is read from the cluster: run again, it goes on where it stopped.`;

const EXAMPLES = `
Examples:
  $ npx egov-msa adopt --context prod --namespace default
  $ npx egov-msa adopt --context prod --namespace default --environment nks -f mine.yaml --execute
  $ npx egov-msa adopt --context prod --namespace default --execute --dump dump.sql`;

const version = (value: string): string => {
  if (/^\d+\.\d+$/.test(value)) return value;
  throw new InvalidArgumentError('Write it like 5.7 or 8.0.');
};

/** Upstream's namespace is somebody's running system, so it is named and never guessed. */
const ownTargetOptions = (): readonly Option[] =>
  targetOptions().map((option) =>
    option.long === '--namespace' ? option.default(undefined).makeOptionMandatory() : option,
  );

export const configureAdopt = (command: Command): Command => {
  command.description(DESCRIPTION);
  const options = [
    ...ownTargetOptions(),
    new Option('--environment <name>', "one of the chart's environments; may be repeated").argParser(collect),
    new Option('--ministry <name>', "one of the chart's ministries"),
    new Option('-f, --values <path>', 'your own values file; may be repeated').argParser(collect),
    new Option('--chart <path>', 'directory of the chart, when it is not the one that comes with this'),
    new Option('--execute', 'carry the plan out'),
    new Option('--dump <path>', 'a dump of the database by mysqldump, the way back for its data'),
    new Option('--without-dump', 'there is another way back, such as a snapshot of the volume').conflicts(
      'dump',
    ),
    new Option(
      '--mysql-version <version>',
      'version of MySQL that wrote the data, where its image does not tell',
    ).argParser(version),
    new Option(
      '--save-values <path>',
      'where to write the values that the release needs from then on',
    ).default('adopted-values.yaml'),
    timeoutOption(),
    outputOption(),
  ];
  for (const option of options) command.addOption(option);
  return command.addHelpText('after', EXAMPLES);
};
