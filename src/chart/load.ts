import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { failure, problem, success, type Result } from '../result/index.js';
import { freezeDeep, isJsonObject, parseYamlFile, type JsonObject } from '../yaml/index.js';
import { hashFiles, readChartFiles, type ChartFile } from './files.js';
import { parseChartMetadata } from './metadata.js';
import type { Chart } from './types.js';
import { findValuesFiles } from './values-files.js';

const SUBCHART_PATH = /^charts\/([^/]+)\/(.+)$/;

const parseJsonFile = (text: string, file: string): Result<unknown> => {
  try {
    return success(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    const message = `${file} is not valid JSON: ${(error as Error).message}.`;
    return failure(problem('chart', message, 'Correct that file.'));
  }
};

/** Adds the file to a problem that does not know its place yet. */
const inFile = <Value>(result: Result<Value>, file: string): Result<Value> =>
  result.ok || result.problem.place !== undefined ? result : failure({ ...result.problem, place: { file } });

const parseMapping = (
  file: ChartFile | undefined,
  name: string,
  parse: (text: string, file: string) => Result<unknown> = parseYamlFile,
): Result<JsonObject | undefined> => {
  if (file === undefined) return success(undefined);
  const parsed = parse(file.content.toString('utf8'), name);
  if (!parsed.ok) return parsed;
  if (isJsonObject(parsed.value)) return success(parsed.value);
  if (parsed.value === null) return success({});
  return failure(
    problem('chart', `${name} is not a mapping of keys to values.`, 'Write it as `key: value` lines.'),
  );
};

const subchartsOf = (files: readonly ChartFile[]): ReadonlyMap<string, readonly ChartFile[]> => {
  const groups = new Map<string, ChartFile[]>();
  for (const { path, content } of files) {
    const [, name, below] = SUBCHART_PATH.exec(path) ?? [];
    // Helm skips folders that start with `_` or `.`.
    if (name === undefined || below === undefined || /^[._]/.test(name)) continue;
    groups.set(name, [...(groups.get(name) ?? []), { path: below, content }]);
  }
  return groups;
};

const buildSubcharts = (directory: string, files: readonly ChartFile[]): Result<readonly Chart[]> => {
  const subcharts: Chart[] = [];
  for (const [name, ownFiles] of subchartsOf(files)) {
    const subchart = buildChart(join(directory, 'charts', name), ownFiles);
    if (!subchart.ok) return subchart;
    subcharts.push(subchart.value);
  }
  return success(subcharts);
};

const notAChart = (directory: string): readonly [string, string] => [
  `${directory} is not a chart: it has no Chart.yaml.`,
  'Name the folder that holds Chart.yaml.',
];

const buildChart = (directory: string, files: readonly ChartFile[]): Result<Chart> => {
  const find = (path: string): ChartFile | undefined => files.find((file) => file.path === path);
  const chartFile = find('Chart.yaml');
  if (chartFile === undefined) {
    return failure(problem('chart', ...notAChart(directory)));
  }
  const metadataPath = join(directory, 'Chart.yaml');
  const metadata = inFile(parseChartMetadata(chartFile.content.toString('utf8'), metadataPath), metadataPath);
  if (!metadata.ok) return metadata;
  const valuesPath = join(directory, 'values.yaml');
  const values = inFile(parseMapping(find('values.yaml'), valuesPath), valuesPath);
  if (!values.ok) return values;
  const schemaPath = join(directory, 'values.schema.json');
  const schema = inFile(parseMapping(find('values.schema.json'), schemaPath, parseJsonFile), schemaPath);
  if (!schema.ok) return schema;
  const subcharts = buildSubcharts(directory, files);
  if (!subcharts.ok) return subcharts;
  return success({
    directory,
    metadata: metadata.value,
    values: values.value ?? {},
    ...(schema.value === undefined ? {} : { schema: schema.value }),
    templates: files.map(({ path }) => path).filter((path) => path.startsWith('templates/')),
    valuesFiles: findValuesFiles(directory),
    subcharts: subcharts.value,
    hash: hashFiles(files),
  });
};

/**
 * Loads a chart directory with its subcharts. The result is a frozen snapshot: load again after a change.
 *
 * @param directory - the folder of Chart.yaml, absolute or from the working directory
 * @returns the chart; a problem of kind `chart` or `input` says which file is missing or broken, and in its `place` where;
 *   one of kind `usage` when there is no such folder
 * @example
 * const chart = throwIfFailed(loadChart('charts/egov-msa'));
 * chart.subcharts.map(({ metadata }) => metadata.name);
 */
export function loadChart(directory: string): Result<Chart> {
  const absolute = resolve(directory);
  const found = statSync(absolute, { throwIfNoEntry: false });
  if (found === undefined) {
    return failure(problem('usage', `No chart folder at ${directory}.`, 'Check the path of the chart.'));
  }
  if (!found.isDirectory()) {
    const hint = directory.endsWith('.tgz')
      ? 'Unpack it with tar -xzf, and give the folder.'
      : 'Give the folder of the chart.';
    return failure(problem('usage', `${directory} is a file, not the folder of a chart.`, hint));
  }
  try {
    const files = readChartFiles(absolute);
    if (files.every(({ path }) => path !== 'Chart.yaml'))
      return failure(problem('usage', ...notAChart(directory)));
    const chart = buildChart(absolute, files);
    return chart.ok ? success(freezeDeep(chart.value)) : chart;
  } catch (error) {
    // Only the file system's errors have a code; anything else is a fault of this program.
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return failure(
      problem(
        'input',
        `The chart at ${directory} cannot be read: ${(error as Error).message}.`,
        'Check the file and its rights.',
      ),
    );
  }
}
