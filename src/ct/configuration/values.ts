import { failure, isFailure, problem, success, type Problem, type Result } from '../../result/index.js';
import { convert, type Converted } from './convert.js';
import type { ConfigurationFile, Surroundings } from './file.js';
import {
  DEFAULTED_KEYS,
  SETTINGS,
  SETTING_KEYS,
  type CtCommand,
  type FlagValues,
  type SettingKey,
} from './keys.js';

/** Where values come from; what stands first wins. */
export interface ValueSources {
  readonly flags: FlagValues;
  readonly environment: Surroundings['environment'];
  readonly file: ConfigurationFile | undefined;
}

const variableOf = (key: SettingKey): string => `CT_${key.toUpperCase().replaceAll('-', '_')}`;

/** Without a flag and without a default of its own, Go's zero value holds. */
const zeroOf = (value: Converted): Converted => {
  if (typeof value === 'string') return '';
  return typeof value === 'boolean' ? false : [];
};

const valueOf = (
  key: SettingKey,
  command: CtCommand,
  { flags, environment, file }: ValueSources,
): Result<Converted> => {
  const scope: readonly CtCommand[] = SETTINGS[key].scope;
  const isFlag = scope.includes(command);
  const given = flags[key];
  if (isFlag && given !== undefined) return success(given);
  const isBound = isFlag || DEFAULTED_KEYS.includes(key);
  const variable = environment[variableOf(key)];
  if (isBound && variable !== undefined && variable !== '') return convert(key, variable, variableOf(key));
  const stored = file?.values[key];
  if (file !== undefined && stored !== undefined) return convert(key, stored, file.path);
  const byDefault: Converted = SETTINGS[key].default;
  return success(isBound ? byDefault : zeroOf(byDefault));
};

/** One problem for all, as viper's decoder reports them. */
const unmarshalProblem = (problems: readonly Problem[]): Problem => {
  const [first] = problems;
  const start = 'failed unmarshaling configuration:';
  if (first !== undefined && problems.length === 1) {
    return { ...first, message: `${start} ${first.message}` };
  }
  const message = [start, ...problems.map((one) => `  ${one.message}`)].join('\n');
  return problem('input', message, 'Correct these values.');
};

/**
 * Reads the value of every key.
 *
 * @returns the values; a failure that names all that have the wrong type
 * @example readSettings('lint', { flags: { all: true }, environment: process.env, file: undefined })
 */
export const readSettings = (
  command: CtCommand,
  sources: ValueSources,
): Result<ReadonlyMap<SettingKey, Converted>> => {
  const values = new Map<SettingKey, Converted>();
  const problems: Problem[] = [];
  for (const key of SETTING_KEYS) {
    const value = valueOf(key, command, sources);
    if (isFailure(value)) problems.push(value.problem);
    else values.set(key, value.value);
  }
  return problems.length === 0 ? success(values) : failure(unmarshalProblem(problems));
};
