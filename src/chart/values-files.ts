import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ValuesFile, ValuesFiles } from './types.js';

const list = (directory: string, suffix: string): readonly ValuesFile[] =>
  existsSync(directory)
    ? readdirSync(directory)
        .filter((file) => file.endsWith(suffix))
        .sort()
        .map((file) => ({ name: file.slice(0, -suffix.length), path: join(directory, file) }))
    : [];

const withGiven = (files: readonly ValuesFile[], given: readonly ValuesFile[]): readonly ValuesFile[] =>
  files.map((file) => {
    const path = given.find(({ name }) => name === file.name)?.path;
    return path === undefined ? file : { ...file, given: path };
  });

/**
 * The paths that render values files as a user installs them: behind each environment, what its user has to give.
 *
 * @param files - in merge order
 * @example renderedPaths(chart.valuesFiles.environments.filter(({ name }) => name === 'eks'))
 */
export const renderedPaths = (files: readonly ValuesFile[]): readonly string[] =>
  files.flatMap(({ path, given }) => (given === undefined ? [path] : [path, given]));

/**
 * Finds the values files that a chart ships, whether or not .helmignore keeps them out of the package.
 *
 * @example findValuesFiles('charts/egov-msa').environments.map(({ name }) => name)
 */
export const findValuesFiles = (directory: string): ValuesFiles => ({
  ci: list(join(directory, 'ci'), '-values.yaml'),
  fail: list(join(directory, 'ci', 'fail'), '-values.yaml'),
  environments: withGiven(
    list(join(directory, 'environments'), '.yaml'),
    list(join(directory, 'ci', 'given'), '-values.yaml'),
  ),
  ministries: list(join(directory, 'ministries'), '.yaml'),
});
