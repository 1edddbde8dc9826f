import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Chart, ValuesFile } from '../chart/index.js';
import { failure, isFailure, problem, success, type Result } from '../result/index.js';
import { closestName } from '../suggestions/index.js';

export interface ValuesOptions {
  /** Names of files in the chart's environments/. */
  readonly environment?: readonly string[];
  /** Name of a file in the chart's ministries/. */
  readonly ministry?: string;
  /** Paths as the user typed them. */
  readonly values?: readonly string[];
}

const findNamed = (
  kind: 'environment' | 'ministry',
  name: string,
  files: readonly ValuesFile[],
): Result<string> => {
  const found = files.find((file) => file.name === name);
  if (found !== undefined) return success(found.path);
  const names = files.map((file) => file.name);
  const nearest = closestName(name, names);
  const suggestion = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
  const hint = names.length === 0 ? `The chart has no ${kind} files.` : `The chart has: ${names.join(', ')}.`;
  return failure(problem('usage', `There is no ${kind} "${name}".${suggestion}`, hint));
};

const findFile = (path: string): Result<string> => {
  const absolute = resolve(path);
  try {
    if (statSync(absolute).isFile()) return success(absolute);
    return failure(
      problem('usage', `${path} is not a values file.`, 'Give the path of a YAML file with -f.'),
    );
  } catch {
    return failure(problem('usage', `No values file at ${path}.`, 'Check the path given with -f.'));
  }
};

/**
 * Lists the values files of a command line in merge order: environments, ministry, then the user's own.
 *
 * @param chart - whose environments and ministries are meant
 * @param options - what the user named
 * @returns absolute paths; a failure that says which names exist
 * @example
 * valuesStack(chart, { environment: ['vagrant', 'production'], values: ['mine.yaml'] });
 */
export const valuesStack = (chart: Chart, options: ValuesOptions): Result<readonly string[]> => {
  const { environments, ministries } = chart.valuesFiles;
  const stack: string[] = [];
  const found = [
    ...(options.environment ?? []).map((name) => findNamed('environment', name, environments)),
    ...(options.ministry === undefined ? [] : [findNamed('ministry', options.ministry, ministries)]),
    ...(options.values ?? []).map(findFile),
  ];
  for (const file of found) {
    if (isFailure(file)) return file;
    stack.push(file.value);
  }
  return success(stack);
};
