import { existsSync } from 'node:fs';
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

const buildChart = (directory: string, files: readonly ChartFile[]): Result<Chart> => {
  const find = (path: string): ChartFile | undefined => files.find((file) => file.path === path);
  const chartFile = find('Chart.yaml');
  if (chartFile === undefined) {
    return failure(
      problem(
        'chart',
        `${directory} is not a chart: it has no Chart.yaml.`,
        'Name the folder that holds Chart.yaml.',
      ),
    );
  }
  const metadata = parseChartMetadata(chartFile.content.toString('utf8'), join(directory, 'Chart.yaml'));
  if (!metadata.ok) return metadata;
  const values = parseMapping(find('values.yaml'), join(directory, 'values.yaml'));
  if (!values.ok) return values;
  const schema = parseMapping(
    find('values.schema.json'),
    join(directory, 'values.schema.json'),
    parseJsonFile,
  );
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
 * @returns the chart; a problem of kind `chart` or `input` names the file that is missing or broken
 * @example
 * const chart = throwIfFailed(loadChart('charts/egov-msa'));
 * chart.subcharts.map(({ metadata }) => metadata.name);
 */
export function loadChart(directory: string): Result<Chart> {
  const absolute = resolve(directory);
  if (!existsSync(absolute)) {
    return failure(problem('input', `No chart folder at ${directory}.`, 'Check the path of the chart.'));
  }
  try {
    const chart = buildChart(absolute, readChartFiles(absolute));
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
