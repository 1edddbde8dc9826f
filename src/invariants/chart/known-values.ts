import { readFileSync } from 'node:fs';
import type { Chart, ValuesFile } from '../../chart/index.js';
import { closestName } from '../../suggestions/index.js';
import { isJsonObject, parseYamlFile, type JsonObject } from '../../yaml/index.js';
import type { ChartInvariant, Violation } from '../types.js';
import { formatPath } from '../values/keys.js';
import { knownValues, schemaAllows } from '../values/known.js';
import type { ValuesPath } from '../values/usage.js';
import { relativePath } from '../../paths/index.js';

interface UnknownKey {
  readonly path: ValuesPath;
  /** Keys that the chart knows there. */
  readonly siblings: readonly string[];
}

const unknownKeys = (
  values: JsonObject,
  known: JsonObject,
  schema: JsonObject | undefined,
  below: ValuesPath = [],
): readonly UnknownKey[] => {
  // An empty mapping is the usual default of free text: labels, annotations, selectors.
  if (Object.keys(known).length === 0) return [];
  return Object.entries(values).flatMap(([key, value]): readonly UnknownKey[] => {
    const path = [...below, key];
    const expected = known[key];
    if (expected === undefined) {
      return schemaAllows(schema, below, key) === true ? [] : [{ path, siblings: Object.keys(known) }];
    }
    return isJsonObject(value) && isJsonObject(expected) ? unknownKeys(value, expected, schema, path) : [];
  });
};

// A key that nobody would have meant by it is no help.
const suggestion = ({ path, siblings }: UnknownKey): string => {
  const best = closestName(path.at(-1) ?? '', siblings);
  return best === undefined
    ? 'Remove it, or add it to values.yaml.'
    : `Did you mean ${formatPath([...path.slice(0, -1), best])}? Otherwise remove it, or add it to values.yaml.`;
};

const toViolation = (unknown: UnknownKey, file: string, chart: string): Violation => {
  const path = formatPath(unknown.path);
  return {
    values: file,
    path,
    subject: path,
    message: `${file} sets ${path}, which ${chart} does not know.`,
    hint: suggestion(unknown),
  };
};

const inspectFile = (chart: Chart, { path }: ValuesFile, known: JsonObject): readonly Violation[] => {
  const parsed = parseYamlFile(readFileSync(path, 'utf8'), path);
  // A broken file is a finding of the render already.
  if (!parsed.ok || !isJsonObject(parsed.value)) return [];
  const file = relativePath(chart.directory, path);
  return unknownKeys(parsed.value, known, chart.schema).map((unknown) =>
    toViolation(unknown, file, chart.metadata.name),
  );
};

/**
 * The values files that ship with a chart set only keys that its values.yaml, those of its subcharts or its schema
 * know. Below a key whose default is an empty mapping, and in lists, anything goes.
 */
export const knownValuesOnly: ChartInvariant = {
  rule: 'known-values',
  scope: 'chart',
  title: 'Shipped values files set no key that the chart does not know',
  why: 'Helm takes a mistyped key without a word, and the setting has no effect.',
  source: 'https://helm.sh/docs/chart_template_guide/values_files/',
  inspect: (chart) => {
    const known = knownValues(chart);
    const { ci, environments, ministries } = chart.valuesFiles;
    const given = environments.flatMap(({ name, given: path }) =>
      path === undefined ? [] : [{ name, path }],
    );
    const ofSubcharts = chart.subcharts.flatMap((subchart) => {
      const set = chart.values[subchart.metadata.name];
      if (!isJsonObject(set)) return [];
      const name = subchart.metadata.name;
      return unknownKeys(set, withConditions(chart, name), subchart.schema).map((unknown) =>
        toViolation({ ...unknown, path: [name, ...unknown.path] }, 'values.yaml', chart.metadata.name),
      );
    });
    return [
      ...ofSubcharts,
      ...[...ci, ...environments, ...given, ...ministries].flatMap((file) => inspectFile(chart, file, known)),
    ];
  },
};

// What the subchart knows without the umbrella's own word for it.
const withConditions = (chart: Chart, name: string): JsonObject => {
  const known = knownValues({ ...chart, values: {} })[name];
  return isJsonObject(known) ? known : {};
};
