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

/**
 * Finds the values files that a chart ships, whether or not .helmignore keeps them out of the package.
 *
 * @example findValuesFiles('charts/egov-msa').environments.map(({ name }) => name)
 */
export const findValuesFiles = (directory: string): ValuesFiles => ({
  ci: list(join(directory, 'ci'), '-values.yaml'),
  fail: list(join(directory, 'ci', 'fail'), '-values.yaml'),
  environments: list(join(directory, 'environments'), '.yaml'),
  ministries: list(join(directory, 'ministries'), '.yaml'),
});
