import type { Chart } from '../../chart/index.js';
import { finding, sortFindings, uniqueFindings, type Finding } from '../../findings/index.js';
import { renderChart, type RenderOptions } from '../../render/index.js';
import { isFailure, type Problem } from '../../result/index.js';
import { isJsonObject, type JsonObject } from '../../yaml/index.js';
import { formatPath, type FieldPath } from '../field-path.js';
import { checkValues } from './check.js';
import { explainError } from './explain.js';
import { locate } from './locate.js';
import { readValues, type ValuesDocument } from './read.js';

export interface ValuesOptions {
  /**
   * Helm, to merge the files with the chart's own values and test the whole, which is the only way to see that
   * something required is missing. Without it each file is tested by itself.
   */
  readonly helm?: RenderOptions['helm'];
}

interface Scope {
  readonly chart: Chart;
  readonly prefix: FieldPath;
  readonly values: JsonObject;
}

// A subchart's values stand under its alias, or its name.
const scopesOf = (chart: Chart, values: JsonObject, prefix: FieldPath): readonly Scope[] => [
  { chart, prefix, values },
  ...chart.subcharts.flatMap((subchart) => {
    const { name } = subchart.metadata;
    const declared = chart.metadata.dependencies.filter((dependency) => dependency.name === name);
    const keys = declared.length === 0 ? [name] : declared.map(({ alias }) => alias ?? name);
    return keys.flatMap((key) => {
      const own = values[key];
      return own !== undefined && isJsonObject(own) ? scopesOf(subchart, own, [...prefix, key]) : [];
    });
  }),
];

const checkScope = (scope: Scope, content: ValuesDocument, file: string): readonly Finding[] => {
  const { name } = scope.chart.metadata;
  if (scope.chart.schema === undefined) return [];
  const errors = checkValues(scope.chart.schema, scope.values);
  if (typeof errors === 'string') {
    return [
      finding({
        rule: 'values/broken-schema',
        chart: name,
        message: `values.schema.json of ${name} cannot be used: ${errors}.`,
        hint: 'Correct the schema; Helm refuses the chart as well.',
      }),
    ];
  }
  return errors.map((error) => {
    const { rule, path, message, hint } = explainError(error, scope.values, name, scope.prefix);
    return finding({
      rule: `values/${rule}`,
      chart: name,
      values: file,
      path: formatPath(path),
      message,
      hint,
      ...locate(content, path),
    });
  });
};

// The umbrella's schema often repeats that of a subchart; the same key is reported once.
const oncePerKey = (findings: readonly Finding[]): readonly Finding[] => {
  const seen = new Set<string>();
  return findings.filter(({ rule, values, path, line, column }) => {
    const key = JSON.stringify([rule, values, path, line, column]);
    if (path !== undefined && seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};

const refused = (chart: Chart, files: readonly string[], { kind, message, hint }: Problem): Finding =>
  finding({
    rule: kind === 'tool' ? 'values/not-tested' : 'values/refused',
    chart: chart.metadata.name,
    values: files.at(-1),
    message,
    hint,
  });

/**
 * Validates values files against the schemas of a chart and its subcharts, and as YAML. Each file is tested by itself,
 * so that a finding names the file, line and column of the key; with helm also what they make together.
 *
 * @param files - values files in merge order
 * @returns findings; never throws for what stands in a file
 * @example
 * await validateValues(chart, ['environments/vagrant.yaml', 'ministries/moe.yaml'], { helm: 'helm' });
 */
export async function validateValues(
  chart: Chart,
  files: readonly string[],
  options: ValuesOptions = {},
): Promise<readonly Finding[]> {
  const own = files.flatMap((file) => {
    const { findings, content } = readValues(chart.metadata.name, file);
    if (content === undefined) return findings;
    const scopes = scopesOf(chart, content.values, []);
    // The subchart that owns a key says more of it than the umbrella.
    return [
      ...findings,
      ...oncePerKey(scopes.flatMap((scope) => checkScope(scope, content, file)).reverse()),
    ];
  });
  const findings = sortFindings(uniqueFindings(own));
  // What is wrong in a file is wrong in the whole; saying it again would say less.
  if (options.helm === undefined || findings.some(({ severity }) => severity === 'error')) return findings;
  const rendered = await renderChart({ chart, helm: options.helm, values: files });
  return isFailure(rendered) ? [...findings, refused(chart, files, rendered.problem)] : findings;
}
