import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { failure, isFailure, problem, success, type Result } from '../../result/index.js';
import { isJsonObject, parseYamlDocument, type JsonObject } from '../../yaml/index.js';

export interface CtDependency {
  readonly name: string;
  readonly version: string;
  readonly repository: string;
}

/** What chart-testing reads of Chart.yaml. A field that is missing is empty, as in Go. */
export interface CtChartYaml {
  readonly name: string;
  readonly version: string;
  readonly type: string;
  readonly deprecated: boolean;
  readonly maintainers: readonly string[];
  readonly dependencies: readonly CtDependency[];
}

/** A chart that is tested. */
export interface CtChart {
  /** From the working directory, as it is printed: `charts/foo`. */
  readonly path: string;
  readonly yaml: CtChartYaml;
  /** ci/*-values.yaml, sorted, from the working directory. */
  readonly valuesFiles: readonly string[];
  /** ci/fail/*-values.yaml, the cases that must be refused. */
  readonly failFiles: readonly string[];
}

const text = (object: JsonObject, key: string): string => {
  const value = object[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

const objects = (value: unknown): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isJsonObject) : [];

/**
 * Reads what chart-testing needs from the text of a Chart.yaml; everything else is left to helm.
 *
 * @param file - named in a problem
 * @example parseChartYaml('name: foo\nversion: 1.0.0', 'charts/foo/Chart.yaml')
 */
export const parseChartYaml = (content: string, file: string): Result<CtChartYaml> => {
  const parsed = parseYamlDocument(content.replace(/^\ufeff/, ''));
  if (!('value' in parsed)) {
    const place = `${file}:${String(parsed.line)}:${String(parsed.column)}`;
    return failure(
      problem('chart', `could not unmarshal 'Chart.yaml': ${place}: ${parsed.reason}`, 'Correct that line.'),
    );
  }
  const document = isJsonObject(parsed.value) ? parsed.value : {};
  return success({
    name: text(document, 'name'),
    version: text(document, 'version'),
    type: text(document, 'type'),
    deprecated: document['deprecated'] === true,
    maintainers: objects(document['maintainers']).map((maintainer) => text(maintainer, 'name')),
    dependencies: objects(document['dependencies']).map((dependency) => ({
      name: text(dependency, 'name'),
      version: text(dependency, 'version'),
      repository: text(dependency, 'repository'),
    })),
  });
};

const unreadable = (path: string, file: string, { code, message }: NodeJS.ErrnoException): Result<never> => {
  const start = "could not read 'Chart.yaml':";
  if (code === 'ENOTDIR') {
    return failure(
      problem(
        'chart',
        `${start} ${path} is a file; give the chart's folder.`,
        'It is the one that holds Chart.yaml.',
      ),
    );
  }
  const reason = code === 'ENOENT' ? 'no such file or directory' : message;
  return failure(
    problem('chart', `${start} open ${file}: ${reason}`, 'Name a directory that holds a chart.'),
  );
};

const valuesFilesIn = (directory: string, folder: string): readonly string[] => {
  const absolute = resolve(directory, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute)
    .filter((name) => name.endsWith('-values.yaml'))
    .sort()
    .map((name) => join(folder, name));
};

/**
 * Reads a chart directory as far as chart-testing looks into it.
 *
 * @param directory - that `path` starts from
 * @param path - of the chart
 * @returns the chart; a failure when Chart.yaml is missing or broken
 * @example readChart('.', 'charts/foo')
 */
export const readChart = (directory: string, path: string): Result<CtChart> => {
  const file = join(path, 'Chart.yaml');
  let content: string;
  try {
    content = readFileSync(resolve(directory, file), 'utf8');
  } catch (error) {
    return unreadable(path, file, error as NodeJS.ErrnoException);
  }
  const yaml = parseChartYaml(content, file);
  if (isFailure(yaml)) return yaml;
  return success({
    path,
    yaml: yaml.value,
    valuesFiles: valuesFilesIn(directory, join(path, 'ci')),
    failFiles: valuesFilesIn(directory, join(path, 'ci', 'fail')),
  });
};

/**
 * The form in which chart-testing prints a chart.
 *
 * @example describeChart(chart) // 'foo => (version: "1.0.0", path: "charts/foo")'
 */
export const describeChart = ({ yaml, path }: Pick<CtChart, 'yaml' | 'path'>): string =>
  `${yaml.name} => (version: "${yaml.version}", path: "${path}")`;
