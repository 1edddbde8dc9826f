import { failure, problem, success, type Result } from '../../result/index.js';
import { parseDuration } from './duration.js';
import { SETTINGS, type SettingKey } from './keys.js';

export type Converted = string | boolean | readonly string[];

/** The words that Go's strconv.ParseBool takes. */
const BOOLEANS = new Map<string, boolean>([
  ...['1', 't', 'T', 'TRUE', 'true', 'True'].map((word) => [word, true] as const),
  ...['0', 'f', 'F', 'FALSE', 'false', 'False'].map((word) => [word, false] as const),
]);

/** Reads a boolean as Go does. */
export const parseBoolean = (text: string): boolean | undefined => BOOLEANS.get(text);

const wrong = (key: string, source: string, wanted: string): Result<never> =>
  failure(problem('input', `${key} (${source}) is not ${wanted}`, 'Correct that value.'));

const toText = (key: SettingKey, text: string): Result<string> =>
  key === 'kubectl-timeout' && parseDuration(text) === undefined
    ? failure(problem('input', `${key} "${text}" is not a time`, 'Write it like 90s or 5m.'))
    : success(text);

const toScalar = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;

/**
 * Turns a value of the file or the environment into the type of its key, as freely as viper does: a text with
 * commas is a list, `"true"` a boolean.
 *
 * @param source - where it comes from, for the problem
 * @example convert('chart-dirs', 'stable,incubator', 'CT_CHART_DIRS') // ['stable', 'incubator']
 */
export const convert = (key: SettingKey, value: unknown, source: string): Result<Converted> => {
  const byDefault: Converted = SETTINGS[key].default;
  if (typeof byDefault === 'boolean') {
    if (value === null || value === '') return success(false);
    if (typeof value === 'number') return success(value !== 0);
    const read = typeof value === 'boolean' ? value : parseBoolean(toScalar(value) ?? '');
    return read === undefined ? wrong(key, source, 'true or false') : success(read);
  }
  if (typeof byDefault === 'string') {
    const read = value === null ? '' : toScalar(value);
    return read === undefined ? wrong(key, source, 'a text') : toText(key, read);
  }
  if (Array.isArray(value)) {
    const items = value.map(toScalar);
    return items.includes(undefined) ? wrong(key, source, 'a list of texts') : success(items.map(String));
  }
  const read = value === null ? '' : toScalar(value);
  if (read === undefined) return wrong(key, source, 'a list of texts');
  return success(read === '' ? [] : read.split(','));
};
