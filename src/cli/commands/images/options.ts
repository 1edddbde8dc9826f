import { InvalidArgumentError, Option, type Command } from 'commander';
import { COPY_TOOLS, type CopyTool } from '../../../images/index.js';
import { failure, problem, success, type Result } from '../../../result/index.js';
import { outputOption } from '../../options.js';
import {
  CHART_ARGUMENT,
  MERGE_ORDER,
  releaseOptions,
  valuesOptions,
  type RenderSelection,
} from '../../render-options.js';

export interface ImagesOptions extends RenderSelection {
  readonly all?: boolean;
  /** Registry to copy to. */
  readonly mirror?: string;
  readonly tool?: CopyTool;
  /** Path of the lock file. */
  readonly lock?: string;
  /** Path of the values file with digests. */
  readonly pin?: string;
  readonly resolve?: boolean;
  readonly plainHttp?: boolean;
  readonly output: 'text' | 'json';
}

const EXAMPLES = `
${MERGE_ORDER}

Examples:
  $ npx egov-msa images --environment vagrant
  $ npx egov-msa images --all --output json | jq --raw-output '.images[].image'
  $ npx egov-msa images --all --mirror registry.example.go.kr/egov           the commands that copy them
  $ npx egov-msa images --all --mirror registry.example.go.kr/egov | sh      copies them
  $ npx egov-msa images --all --resolve --lock images.lock.json              what each image is today
  $ npx egov-msa images --environment nks --lock images.lock.json --pin digests.yaml
  $ npx egov-msa up --environment nks --environment production -f digests.yaml

The lock file is read first and then written: what it holds stays as it is, and only --resolve asks registries for the rest.`;

const registry = (value: string): string => {
  if (/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*$/.test(value)) return value;
  throw new InvalidArgumentError('Write a host, with its port and path if it has any, and without https://.');
};

export const configureImages = (command: Command): Command => {
  command
    .description('Lists every image that a values stack pulls, and prepares a registry of your own for them.')
    .argument('[chart]', CHART_ARGUMENT);
  const options = [
    ...valuesOptions().map((option) => option.conflicts('all')),
    ...releaseOptions(),
    new Option('--all', 'over all cases: the defaults, the files in ci/ and the environments').conflicts(
      'pin',
    ),
    new Option('--mirror <registry>', 'print the commands that copy every image to this registry').argParser(
      registry,
    ),
    new Option('--tool <name>', 'the program that copies (default: "crane")').choices(COPY_TOOLS),
    new Option('--lock <file>', 'write the digest of every image to this file'),
    new Option('--pin <file>', 'write a values file that gives every image its digest'),
    new Option('--resolve', 'ask the registries for digests, with the accounts of docker login'),
    new Option('--plain-http', 'ask them without encryption'),
    outputOption(),
  ];
  for (const option of options) command.addOption(option);
  return command.addHelpText('after', EXAMPLES);
};

/**
 * Refuses options that do nothing alone.
 *
 * @example const checked = checkOptions({ tool: 'skopeo', output: 'text' });
 */
export const checkOptions = (options: ImagesOptions): Result<undefined> => {
  const { mirror, lock, pin, tool, resolve, plainHttp } = options;
  if (tool !== undefined && mirror === undefined) {
    return failure(problem('usage', '--tool is for the commands of --mirror.', 'Add --mirror REGISTRY.'));
  }
  if (resolve === true && mirror === undefined && lock === undefined && pin === undefined) {
    const message = '--resolve finds digests that nothing asks for.';
    return failure(problem('usage', message, 'Add --lock FILE, --pin FILE or --mirror REGISTRY.'));
  }
  return plainHttp === true && resolve !== true
    ? failure(problem('usage', '--plain-http asks no registry without --resolve.', 'Add --resolve.'))
    : success(undefined);
};
