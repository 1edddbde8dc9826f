import { InvalidArgumentError, Option, type Command } from 'commander';
import { parseBoolean } from '../configuration/convert.js';
import { flagsOf, type CtCommand, type Setting, type SettingKey } from '../configuration/keys.js';

/** What commander makes of chart-testing's flags: names in camel case, undefined for what was not given. */
export type CtOptions = Readonly<Record<string, unknown>> & {
  readonly config?: string;
  readonly printConfig?: boolean;
};

/** The frame of the command line gives this flag to every command. */
const OF_EVERY_COMMAND: SettingKey = 'debug';

const readBoolean = (text: string): boolean => {
  const value = parseBoolean(text);
  if (value === undefined) throw new InvalidArgumentError('Give true or false.');
  return value;
};

const readList = (text: string, previous: readonly string[] = []): readonly string[] => [
  ...previous,
  ...(text === '' ? [] : text.split(',')),
];

const describe = ({ help, default: byDefault }: Setting): string => {
  if (typeof byDefault === 'boolean') return byDefault ? `${help} (default: true)` : help;
  const text = typeof byDefault === 'string' ? byDefault : byDefault.join(',');
  return text === '' ? help : `${help} (default: "${text}")`;
};

const toOption = ([key, setting]: readonly [SettingKey, Setting]): Option => {
  if (typeof setting.default === 'boolean') {
    return new Option(`--${key} [boolean]`, describe(setting)).preset('true').argParser(readBoolean);
  }
  const option = new Option(`--${key} <${setting.value ?? 'text'}>`, describe(setting));
  return typeof setting.default === 'string' ? option : option.argParser(readList);
};

/**
 * Adds chart-testing's flags to a command. Booleans are given as `--all` or `--all=false`, lists with commas or
 * by repeating the flag.
 *
 * @example addCtOptions(new Command('lint'), 'lint')
 */
export const addCtOptions = (command: Command, name: CtCommand): Command => {
  command.option(
    '--config <path>',
    'configuration file (default: ct.yaml, .json or .toml of the search path)',
  );
  command.option('--print-config', 'print the configuration to standard error; passwords too');
  for (const flag of flagsOf(name)) if (flag[0] !== OF_EVERY_COMMAND) command.addOption(toOption(flag));
  return command;
};
