import type { JsonValue } from '../../src/yaml/index.js';
import type { Definitions } from './definitions.js';
import { jsonTypeOf, typesOf } from './infer.js';
import type { JsonSchema } from './json-schema.js';
import type { Project, TypedChart } from './project.js';
import type { TypedValue } from './typed-value.js';

interface Row {
  readonly path: string;
  readonly type: string;
  readonly default: string;
  readonly description: string;
}

const escape = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ');

const code = (value: JsonValue): string => `\`${escape(JSON.stringify(value))}\``;

const typeOf = (schema: JsonSchema, value: JsonValue, { schemas }: Definitions): string => {
  const name = schema['$ref'];
  const target = typeof name === 'string' ? (schemas[name] ?? {}) : schema;
  const choices = target['enum'];
  if (Array.isArray(choices)) return choices.map((choice: JsonValue) => code(choice)).join(', ');
  return typesOf(target).join(' or ') || jsonTypeOf(value);
};

const hasComments = ({ children }: TypedValue, isCommented: (node: TypedValue) => boolean): boolean =>
  children.some((child) => isCommented(child) || hasComments(child, isCommented));

const rowsOf = (node: TypedValue, definitions: Definitions, prefix: readonly string[]): readonly Row[] => {
  const isDetailed = node.children.length > 0 && hasComments(node, ({ isCommented }) => isCommented);
  const path = [...prefix, ...node.path].join('.');
  const { schema, value, description = '' } = node;
  const row = { path, type: typeOf(schema, value, definitions), default: code(value), description };
  if (!isDetailed) return [row];
  const below = node.children.flatMap((child) => rowsOf(child, definitions, prefix));
  return [{ ...row, default: '' }, ...below];
};

const table = (
  values: readonly TypedValue[],
  definitions: Definitions,
  prefix: readonly string[] = [],
): string => {
  const rows = values.flatMap((node) => rowsOf(node, definitions, prefix));
  return [
    '| Key | Type | Default | Description |',
    '| --- | --- | --- | --- |',
    ...rows.map((row) => `| \`${row.path}\` | ${row.type} | ${row.default} | ${escape(row.description)} |`),
  ].join('\n');
};

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

const assemble = (parts: readonly string[]): string =>
  `${parts.filter((part) => part !== '').join('\n\n')}\n`;

/** README.md of a subchart: its purpose and its values. */
export function subchartReadme(chart: TypedChart, definitions: Definitions): string {
  return assemble([
    `# ${chart.name}`,
    sentence(chart.description),
    chart.values.length === 0
      ? ''
      : `## Values\n\nIn the umbrella chart they stand below the key \`${chart.key}\`.`,
    chart.values.length === 0 ? '' : table(chart.values, definitions),
  ]);
}

/** README.md of the umbrella: its own values, and where to find those of each subchart. */
export function umbrellaReadme({ umbrella, subcharts, definitions }: Project): string {
  const listed = subcharts.filter(({ isLibrary }) => !isLibrary);
  const lines = listed.map(({ key, folder, description, values }) => {
    const enabled = values.find((value) => value.key === 'enabled')?.value;
    return `| [\`${key}\`](${folder}/README.md) | ${enabled === undefined ? '' : code(enabled)} | ${escape(sentence(description))} |`;
  });
  return assemble([
    `# ${umbrella.name}`,
    sentence(umbrella.description),
    '## Values',
    table(umbrella.values, definitions),
    '## Subcharts\n\nEach has its own values below its key; `enabled` there decides whether it is installed.',
    ['| Key | `enabled` | Purpose |', '| --- | --- | --- |', ...lines].join('\n'),
  ]);
}
