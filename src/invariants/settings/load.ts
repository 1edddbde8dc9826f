import { Ajv } from 'ajv';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { failure, problem, success, type Result } from '../../result/index.js';
import { isJsonObject, parseYamlFile, type JsonObject } from '../../yaml/index.js';
import { closestRule, unknownRules } from '../rules.js';
import { DEFAULT_SETTINGS } from './defaults.js';
import { SETTINGS_SCHEMA } from './schema.js';
import type { Settings } from './types.js';

/** Name of the file, next to Chart.yaml or in a folder above it. */
export const SETTINGS_FILE = 'chart-checks.yaml';

const validate = new Ajv({ allErrors: true }).compile(SETTINGS_SCHEMA);

const describe = (): string =>
  (validate.errors ?? [])
    .map(({ instancePath, message = '', params }) => {
      const place = instancePath.slice(1).replaceAll('/', '.');
      const key: unknown = params['additionalProperty'];
      return typeof key === 'string'
        ? `${place === '' ? key : `${place}.${key}`} is not a key of it`
        : `${place === '' ? 'the file' : place} ${message}`;
    })
    .join('; ');

// An exception of a rule that there is not would excuse nothing, without a word.
const describeRules = ({ exceptions }: Pick<Settings, 'exceptions'>): string =>
  exceptions
    .flatMap(({ rule }, index) => {
      if (unknownRules({ only: [rule] }).length === 0) return [];
      const nearest = closestRule(rule);
      const suggestion = nearest === undefined ? '' : ` (did you mean "${nearest}"?)`;
      return [`exceptions.${String(index)}.rule "${rule}" is no rule${suggestion}`];
    })
    .join('; ');

/**
 * Merges what a file says over the defaults.
 *
 * @param content - the parsed file
 * @param file - named in the problem
 * @returns the settings; a problem of kind `input` that names each wrong key or rule
 * @example parseSettings({ labels: { required: ['team'] } }, 'chart-checks.yaml')
 */
export function parseSettings(content: unknown, file: string): Result<Settings> {
  if (!validate(content)) {
    return failure(
      problem('input', `${file} is wrong: ${describe()}.`, 'docs/chart-checks.md lists every key.'),
    );
  }
  const given = content as JsonObject & Partial<Settings>;
  const merged = Object.entries(DEFAULT_SETTINGS).map(([key, value]: [string, unknown]) => {
    const own: unknown = given[key];
    if (own === undefined) return [key, value];
    return [key, isJsonObject(own) && isJsonObject(value) ? { ...value, ...own } : own];
  });
  const settings = Object.fromEntries(merged) as unknown as Settings;
  const unknown = describeRules(settings);
  if (unknown === '') return success(settings);
  return failure(
    problem('input', `${file} is wrong: ${unknown}.`, 'npx egov-msa check --list prints every rule.'),
  );
}

/**
 * Finds the settings of a chart: the nearest `chart-checks.yaml`, from the chart's folder up to the repository's root.
 *
 * @returns the path; undefined when there is none
 * @example findSettings('charts/egov-msa')
 */
export function findSettings(directory: string): string | undefined {
  const file = join(directory, SETTINGS_FILE);
  if (existsSync(file)) return file;
  const parent = dirname(directory);
  return existsSync(join(directory, '.git')) || parent === directory ? undefined : findSettings(parent);
}

/**
 * Reads the settings of a chart.
 *
 * @param directory - the chart's folder
 * @param file - another file than the nearest `chart-checks.yaml`
 * @returns the settings, the defaults when the chart has no file; a problem of kind `input` for a wrong one
 * @example throwIfFailed(loadSettings('charts/egov-msa')).storageRoles
 */
export function loadSettings(directory: string, file = findSettings(directory)): Result<Settings> {
  if (file === undefined) return success(DEFAULT_SETTINGS);
  if (!existsSync(file)) {
    return failure(problem('usage', `No settings file at ${file}.`, 'Check the path given.'));
  }
  const parsed = parseYamlFile(readFileSync(file, 'utf8'), file);
  return parsed.ok ? parseSettings(parsed.value ?? {}, file) : parsed;
}
