import { isFailure, success, type Result } from '../../result/index.js';
import { closestName } from '../../suggestions/index.js';
import type { JsonObject } from '../../yaml/index.js';
import type { Configuration } from './configuration.js';
import type { Converted } from './convert.js';
import { parseDuration } from './duration.js';
import { unreadFiles, readConfigurationFile, type Surroundings } from './file.js';
import { SETTING_KEYS, type CtCommand, type FlagValues, type SettingKey } from './keys.js';
import { findLintFile, validate } from './validate.js';
import { readSettings } from './values.js';

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

const camelCase = (key: string): string => key.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const toConfiguration = (values: ReadonlyMap<SettingKey, Converted>, command: CtCommand): Configuration => {
  const entries = [...values].map(([key, value]) => [camelCase(key), value]);
  const read = Object.fromEntries(entries) as Omit<Configuration, 'kubectlTimeoutMilliseconds'>;
  return {
    ...read,
    upgrade: command.includes('install') && read.upgrade,
    // What is no time has been refused.
    kubectlTimeoutMilliseconds: parseDuration(String(values.get('kubectl-timeout'))) ?? 0,
  };
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
  const { environment } = surroundings;
  const values = readSettings(command, { flags, environment, file: file.value });
  if (isFailure(values)) return values;
  const isLint = command.includes('lint');
  const valid = validate(toConfiguration(values.value, command), command);
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
      ...(named === '' ? unreadFiles(surroundings) : []),
      ...(file.value === undefined ? [] : unknownKeys(file.value.values, file.value.path)),
      ...(isNamed ? ['Version increment checking disabled.'] : []),
    ],
  });
};
