import { failure, problem, success, type Result } from '../../src/result/index.js';
import { isJsonObject, parseYamlFile, type JsonValue } from '../../src/yaml/index.js';
import { documentValues, type DocumentedValue } from './values-document.js';

/** The texts of one chart, and the folder that they lie in. */
export interface ChartFiles {
  /** From the umbrella's folder: empty for the umbrella, `charts/mysql` for a subchart. */
  readonly folder: string;
  readonly chartYaml: string;
  /** Empty when the chart has no values.yaml. */
  readonly valuesYaml: string;
}

/** A chart as far as its schema and its README need it. */
export interface ChartSource {
  readonly folder: string;
  readonly name: string;
  readonly description: string;
  readonly isLibrary: boolean;
  readonly dependencies: readonly Dependency[];
  readonly values: readonly DocumentedValue[];
}

/** A subchart as the umbrella lists it. */
export interface Dependency {
  /** The key of its values: its alias, else its name. */
  readonly key: string;
  readonly name: string;
  readonly condition: string;
  readonly tags: readonly string[];
}

const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');

const toDependency = (entry: JsonValue): readonly Dependency[] => {
  if (!isJsonObject(entry)) return [];
  const name = textOf(entry['name']);
  const tags = Array.isArray(entry['tags']) ? entry['tags'].map(textOf) : [];
  return [{ key: textOf(entry['alias']) || name, name, condition: textOf(entry['condition']), tags }];
};

/**
 * Reads Chart.yaml and values.yaml of one chart.
 *
 * @returns the chart; a problem when a file is not a YAML mapping
 */
export function parseChart({ folder, chartYaml, valuesYaml }: ChartFiles): Result<ChartSource> {
  const prefix = folder === '' ? '' : `${folder}/`;
  const metadata = parseYamlFile(chartYaml, `${prefix}Chart.yaml`);
  if (!metadata.ok) return metadata;
  if (!isJsonObject(metadata.value)) {
    return failure(
      problem('chart', `${prefix}Chart.yaml is not a mapping.`, 'Give it apiVersion, name and version.'),
    );
  }
  const values = documentValues(valuesYaml, `${prefix}values.yaml`);
  if (!values.ok) return values;
  const { name, description, type, dependencies } = metadata.value;
  return success({
    folder,
    name: textOf(name),
    description: textOf(description),
    isLibrary: type === 'library',
    dependencies: Array.isArray(dependencies) ? dependencies.flatMap(toDependency) : [],
    values: values.value,
  });
}
