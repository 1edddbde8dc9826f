import { existsSync, readFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { failure, problem, success, type Result } from '../../result/index.js';
import { isJsonObject, parseYamlFile, type JsonObject } from '../../yaml/index.js';

/** Where a run takes place: nothing below reads the process itself. */
export interface Surroundings {
  /** Absolute; relative paths start here. */
  readonly directory: string;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The order in which viper, chart-testing's reader, looks for a file. */
const NAMES = ['ct.json', 'ct.toml', 'ct.yaml', 'ct.yml'];

/** Which else viper looks for, in the same place after those. */
const UNREAD = ['properties', 'props', 'prop', 'hcl', 'tfvars', 'dotenv', 'env', 'ini'].map(
  (extension) => `ct.${extension}`,
);

const searchPath = ({ home, environment }: Surroundings): readonly string[] => {
  const own = environment['CT_CONFIG_DIR'];
  return own === undefined ? ['.', '.ct', join(home, '.ct'), '/usr/local/etc/ct', '/etc/ct'] : [own];
};

const absolute = (path: string, { directory }: Surroundings): string => resolve(directory, path);

/**
 * Finds chart_schema.yaml or lintconf.yaml.
 *
 * @returns the path as it is printed and opened; undefined when no place has it
 * @example findConfigurationFile('lintconf.yaml', surroundings) // '.ct/lintconf.yaml'
 */
export const findConfigurationFile = (name: string, surroundings: Surroundings): string | undefined =>
  searchPath(surroundings)
    .map((place) => join(place, name))
    .find((path) => existsSync(absolute(path, surroundings)));

const failed = (path: string, reason: string): Result<never> =>
  failure(
    problem(
      'input',
      `failed loading config file: ${reason}`,
      `Correct ${path}, or name another with --config.`,
    ),
  );

const parse = (text: string, path: string): Result<unknown> => {
  switch (extname(path)) {
    case '.json':
    case '.yaml':
    case '.yml':
      return parseYamlFile(text, path);
    case '.toml':
      try {
        return success(parseToml(text));
      } catch (error) {
        return failed(path, `${path} is not valid TOML: ${(error as Error).message.split('\n')[0] ?? ''}`);
      }
    default:
      return failed(path, `${path} is none of .yaml, .yml, .json and .toml`);
  }
};

/**
 * Warns of files that viper would take and that are not read here: those that lie before the one that is.
 *
 * @returns sentences for standard error
 * @example unreadFiles(surroundings) // ['Warning: found ct.hcl, but only yaml, yml, json and toml are read.']
 */
export const unreadFiles = (surroundings: Surroundings): readonly string[] => {
  const isThere = (path: string): boolean => existsSync(absolute(path, surroundings));
  const places = searchPath(surroundings);
  const end = places.findIndex((place) => NAMES.some((name) => isThere(join(place, name))));
  return places
    .slice(0, end < 0 ? undefined : end)
    .flatMap((place) => UNREAD.map((name) => join(place, name)))
    .filter(isThere)
    .map((path) => `Warning: found ${path}, but only yaml, yml, json and toml are read.`);
};

/** A configuration file that was read; viper ignores the case of keys. */
export interface ConfigurationFile {
  readonly path: string;
  readonly values: JsonObject;
}

/**
 * Reads the file named by --config, or the first `ct.*` of the search path.
 *
 * @returns undefined when there is none; a failure when it is named and missing, or broken
 * @example readConfigurationFile('', surroundings)
 */
export const readConfigurationFile = (
  named: string,
  surroundings: Surroundings,
): Result<ConfigurationFile | undefined> => {
  const candidates =
    named === ''
      ? searchPath(surroundings).flatMap((place) => NAMES.map((name) => join(place, name)))
      : [named];
  const path = candidates.find((candidate) => existsSync(absolute(candidate, surroundings)));
  if (path === undefined) {
    return named === '' ? success(undefined) : failed(named, `open ${named}: no such file or directory`);
  }
  let text: string;
  try {
    text = readFileSync(absolute(path, surroundings), 'utf8');
  } catch (error) {
    return failed(path, (error as Error).message);
  }
  const parsed = parse(text.replace(/^\ufeff/, ''), path);
  if (!parsed.ok) {
    const { message, hint } = parsed.problem;
    return message.startsWith('failed')
      ? parsed
      : failure(problem('input', `failed loading config file: ${message}`, hint));
  }
  const value = parsed.value ?? {};
  if (!isJsonObject(value)) return failed(path, `${path} is not a mapping of keys to values`);
  const values = Object.fromEntries(Object.entries(value).map(([key, below]) => [key.toLowerCase(), below]));
  return success({ path: named === '' ? absolute(path, surroundings) : path, values });
};
