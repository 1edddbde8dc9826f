import { failure, isFailure, problem, success, type Result } from '../../result/index.js';
import { closestName } from '../../suggestions/index.js';
import type { JsonObject } from '../../yaml/index.js';
import type { Configuration } from './configuration.js';
import { convert, type Converted } from './convert.js';
import { parseDuration } from './duration.js';
import { readConfigurationFile, type Surroundings } from './file.js';
import {
  DEFAULTED_KEYS,
  SETTINGS,
  SETTING_KEYS,
  type CtCommand,
  type FlagValues,
  type SettingKey,
} from './keys.js';
import { findLintFile, validate } from './validate.js';

export interface LoadedConfiguration {
  readonly configuration: Configuration;
  /** The file that was read; undefined when there was none. */
  readonly file?: string;
  /** Sentences for standard error. */
  readonly warnings: readonly string[];
}

/** Flags of ours and of chart-testing that mean nothing in a file. */
const FLAG_ONLY = ['config', 'print-config'];

const unknownKeys = (values: JsonObject, file: string): readonly string[] =>
  Object.keys(values)
    .filter((key) => !(SETTING_KEYS as readonly string[]).includes(key) && !FLAG_ONLY.includes(key))
    .map((key) => {
      const nearest = closestName(key, SETTING_KEYS);
      const suggestion = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
      return `Warning: ${file} has the key "${key}", which chart-testing does not know.${suggestion}`;
    });

const variableOf = (key: SettingKey): string => `CT_${key.toUpperCase().replaceAll('-', '_')}`;

/** Without a flag and without a default of its own, Go's zero value holds. */
const zeroOf = (value: Converted): Converted => {
  if (typeof value === 'string') return '';
  return typeof value === 'boolean' ? false : [];
};

const valueOf = (
  key: SettingKey,
  command: CtCommand,
  flags: FlagValues,
  file: { readonly path: string; readonly values: JsonObject } | undefined,
  environment: Surroundings['environment'],
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

const camelCase = (key: string): string => key.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const toConfiguration = (values: ReadonlyMap<SettingKey, Converted>): Result<Configuration> => {
  const timeout = String(values.get('kubectl-timeout'));
  const milliseconds = parseDuration(timeout);
  if (milliseconds === undefined) {
    const message = `failed unmarshaling configuration: kubectl-timeout "${timeout}" is not a time`;
    return failure(problem('input', message, 'Write it like 90s or 5m.'));
  }
  const entries = [...values].map(([key, value]) => [camelCase(key), value]);
  return success({
    ...(Object.fromEntries(entries) as Omit<Configuration, 'kubectlTimeoutMilliseconds'>),
    kubectlTimeoutMilliseconds: milliseconds,
  });
};

/**
 * Puts the configuration together: flags before environment before file before defaults.
 *
 * @param command - decides which keys are flags, and which files are needed
 * @param flags - what the command line gives, `config` aside
 * @param named - path given with --config; empty for the search path
 * @returns the configuration; a failure in chart-testing's words
 * @example
 * const { configuration } = throwIfFailed(loadConfiguration('lint', { all: true }, '', surroundings));
 */
export const loadConfiguration = (
  command: CtCommand,
  flags: FlagValues,
  named: string,
  surroundings: Surroundings,
): Result<LoadedConfiguration> => {
  const file = readConfigurationFile(named, surroundings);
  if (isFailure(file)) return file;
  const values = new Map<SettingKey, Converted>();
  for (const key of SETTING_KEYS) {
    const value = valueOf(key, command, flags, file.value, surroundings.environment);
    if (isFailure(value)) return value;
    values.set(key, value.value);
  }
  const isLint = command.includes('lint');
  values.set('upgrade', command.includes('install') && values.get('upgrade') === true);
  const read = toConfiguration(values);
  const valid = isFailure(read) ? read : validate(read.value);
  if (isFailure(valid)) return valid;
  const raw = valid.value;
  const schema = findLintFile(
    raw.chartYamlSchema,
    'chart_schema.yaml',
    isLint && raw.validateChartSchema,
    surroundings,
  );
  if (isFailure(schema)) return schema;
  const rules = findLintFile(raw.lintConf, 'lintconf.yaml', isLint && raw.validateYaml, surroundings);
  if (isFailure(rules)) return rules;
  const isNamed = raw.all || raw.charts.length > 0;
  return success({
    configuration: {
      ...raw,
      chartYamlSchema: schema.value,
      lintConf: rules.value,
      checkVersionIncrement: raw.checkVersionIncrement && !isNamed,
    },
    ...(file.value === undefined ? {} : { file: file.value.path }),
    warnings: [
      ...(file.value === undefined ? [] : unknownKeys(file.value.values, file.value.path)),
      ...(isNamed ? ['Version increment checking disabled.'] : []),
    ],
  });
};
