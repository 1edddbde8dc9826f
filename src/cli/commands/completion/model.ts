import { Command, type Argument, type Option } from 'commander';
import type {
  CompletionCommand,
  CompletionModel,
  CompletionOption,
  CompletionValue,
} from '../../../completion/index.js';
import { invariants } from '../../../invariants/index.js';
import { KUBERNETES_VERSIONS } from '../../../schemas/index.js';
import { debugOption } from '../../options.js';
import { COMMANDS, type RegisteredCommand } from '../../registry.js';
import { ALL_VERSIONS } from '../../kubernetes-option.js';
import { openChart } from '../../render-options.js';

/** Values of options that the command line library does not know, by the option's name. */
type KnownValues = Readonly<Record<string, CompletionValue>>;

const HELP: CompletionOption = { long: '--help', short: '-h', description: 'display help for command' };

const PATHS = /<(?:path|file|dir|directory)>/;

const optionValue = (option: Option, known: KnownValues): CompletionValue | undefined => {
  if (!option.required && !option.optional) return undefined;
  if (option.argChoices !== undefined) return { type: 'choices', choices: option.argChoices };
  return known[option.attributeName()] ?? { type: PATHS.test(option.flags) ? 'file' : 'text' };
};

const toOption =
  (known: KnownValues) =>
  (option: Option): readonly CompletionOption[] => {
    const { long, short, description } = option;
    if (long == null) return [];
    const value = optionValue(option, known);
    return [
      {
        long,
        description,
        ...(short == null ? {} : { short }),
        ...(value === undefined ? {} : { value }),
      },
    ];
  };

const argumentValue = (argument: Argument | undefined): CompletionValue | undefined => {
  if (argument === undefined) return undefined;
  return argument.argChoices === undefined
    ? { type: 'file' }
    : { type: 'choices', choices: argument.argChoices };
};

const toCommand = async (
  { name, aliases, summary, load }: RegisteredCommand,
  known: KnownValues,
): Promise<CompletionCommand> => {
  const definition = await load();
  const command = definition.configure(new Command(name));
  const argument = argumentValue(command.registeredArguments[0]);
  return {
    name,
    ...(aliases === undefined ? {} : { aliases }),
    summary,
    options: [...[...command.options, debugOption()].flatMap(toOption(known)), HELP],
    ...(argument === undefined ? {} : { argument }),
  };
};

const RULES: CompletionValue = { type: 'list', choices: invariants.map(({ rule }) => rule) };

const LISTS: KnownValues = {
  only: RULES,
  except: RULES,
  kubernetes: { type: 'list', choices: [...KUBERNETES_VERSIONS, ALL_VERSIONS] },
};

const knownValues = (): KnownValues => {
  const chart = openChart();
  if (!chart.ok) return LISTS;
  const { environments, ministries } = chart.value.valuesFiles;
  return {
    ...LISTS,
    environment: { type: 'choices', choices: environments.map(({ name }) => name) },
    ministry: { type: 'choices', choices: ministries.map(({ name }) => name) },
  };
};

/**
 * Describes every registered command as the command line library knows it.
 *
 * @example (await describeProgram()).commands.map(({ name }) => name)
 */
export const describeProgram = async (): Promise<CompletionModel> => {
  const known = knownValues();
  const commands: CompletionCommand[] = [];
  for (const command of COMMANDS) commands.push(await toCommand(command, known));
  return { program: 'egov-msa', commands };
};
