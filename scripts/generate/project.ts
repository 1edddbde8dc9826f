import { failure, problem, success, type Result } from '../../src/result/index.js';
import { parseChart, type ChartFiles, type ChartSource, type Dependency } from './chart-source.js';
import { parseDefinitions, type Definitions, type DefinitionsFile } from './definitions.js';
import { overlay } from './overlay.js';
import { typeValue, type TypedValue } from './typed-value.js';
import type { DocumentedValue } from './values-document.js';

/** All texts that the generated files come from. */
export interface ProjectFiles {
  readonly umbrella: ChartFiles;
  readonly subcharts: readonly ChartFiles[];
  readonly definitions: readonly DefinitionsFile[];
}

/** A chart of which every value is typed. */
export interface TypedChart extends Omit<ChartSource, 'values' | 'dependencies'> {
  /** The key of its values in the umbrella; empty for the umbrella itself. */
  readonly key: string;
  /** Its values with the umbrella's over them. */
  readonly values: readonly TypedValue[];
}

/** The umbrella and its subcharts, typed. */
export interface Project {
  readonly umbrella: TypedChart;
  /** In the order of the umbrella's dependencies. */
  readonly subcharts: readonly TypedChart[];
  readonly tags: readonly string[];
  readonly definitions: Definitions;
}

const faultsBelow = (nodes: readonly TypedValue[], file: string): readonly string[] =>
  nodes.flatMap(({ path, line, faults, children }) => [
    ...faults.map((fault) => `${file}:${line} ${path.join('.')}: ${fault}`),
    ...faultsBelow(children, file),
  ]);

const valuesFile = ({ folder }: ChartSource): string =>
  folder === '' ? 'values.yaml' : `${folder}/values.yaml`;

const unknownTo = (subchart: ChartSource, over: readonly DocumentedValue[]): readonly string[] => {
  const known = new Set(['enabled', ...subchart.values.map(({ key }) => key)]);
  return over
    .filter(({ key }) => !known.has(key))
    .map(({ path, line }) => `values.yaml:${line} ${path.join('.')}: ${subchart.name} has no such value`);
};

const ownValues = (umbrella: ChartSource, key: string): readonly DocumentedValue[] =>
  umbrella.values.find((node) => node.key === key)?.children ?? [];

const typeSubchart = (
  source: ChartSource,
  over: readonly DocumentedValue[],
  key: string,
  definitions: Definitions,
) => {
  const type = (node: DocumentedValue): TypedValue => typeValue(node, definitions);
  const { folder, name, description, isLibrary } = source;
  const chart: TypedChart = {
    folder,
    name,
    description,
    isLibrary,
    key,
    values: overlay(source.values, over).map(type),
  };
  const faults = [
    ...faultsBelow(source.values.map(type), valuesFile(source)),
    ...faultsBelow(
      over.map(type).filter((node) => node.key === 'enabled'),
      'values.yaml',
    ),
    ...unknownTo(source, over),
  ];
  return { chart, faults };
};

const parseCharts = (files: readonly ChartFiles[]): Result<ReadonlyMap<string, ChartSource>> => {
  const charts = new Map<string, ChartSource>();
  for (const file of files) {
    const chart = parseChart(file);
    if (!chart.ok) return chart;
    charts.set(chart.value.name, chart.value);
  }
  return success(charts);
};

const reject = (faults: readonly string[]): Result<never> =>
  failure(
    problem(
      'chart',
      `The values do not say enough to generate from:\n  ${faults.join('\n  ')}`,
      'Write a `# --` comment above each key, and `# @schema` where the default does not tell the type.',
    ),
  );

/**
 * Types every value of the umbrella and of its subcharts.
 *
 * @returns the project; one problem that names all keys that lack something, with file and line. A dependency whose
 * folder is missing is left out: Helm itself names it.
 */
export function typeProject(files: ProjectFiles): Result<Project> {
  const definitions = parseDefinitions(files.definitions);
  if (!definitions.ok) return definitions;
  const umbrella = parseChart(files.umbrella);
  if (!umbrella.ok) return umbrella;
  const sources = parseCharts(files.subcharts);
  if (!sources.ok) return sources;
  const { dependencies, values, ...rest } = umbrella.value;
  const typed = dependencies.flatMap(({ key, name }: Dependency) => {
    const source = sources.value.get(name);
    return source === undefined
      ? []
      : [typeSubchart(source, ownValues(umbrella.value, key), key, definitions.value)];
  });
  const keys = new Set(dependencies.map(({ key }) => key));
  const own = values.filter(({ key }) => !keys.has(key)).map((node) => typeValue(node, definitions.value));
  const faults = [...faultsBelow(own, 'values.yaml'), ...typed.flatMap((subchart) => subchart.faults)];
  if (faults.length > 0) return reject(faults);
  return success({
    umbrella: { ...rest, key: '', values: own },
    subcharts: typed.map(({ chart }) => chart),
    tags: [...new Set(dependencies.flatMap(({ tags }) => tags))],
    definitions: definitions.value,
  });
}
