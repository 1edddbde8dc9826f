import { usedDefinitions, type Definitions } from './definitions.js';
import { withNamePatterns } from './free-names.js';
import { linkReferences, type JsonSchema } from './json-schema.js';
import { needsWhenEnabled, separateNeeds, withRequired, withoutRequired } from './merged-required.js';
import type { Project, TypedChart } from './project.js';
import { shareRepeats } from './share-repeats.js';
import { neededKeys, type TypedValue } from './typed-value.js';

// Helm hands the umbrella's `global` to every subchart; the umbrella's schema is the one that checks it.
const INJECTED_GLOBAL: JsonSchema = {
  description: 'Filled in by Helm; set `global` of the umbrella.',
  type: 'object',
};

const properties = (values: readonly TypedValue[]): JsonSchema =>
  Object.fromEntries(values.map(({ key, schema }) => [key, schema]));

const objectOf = (description: string, known: JsonSchema, needed: readonly string[] = []): JsonSchema => ({
  description,
  type: 'object',
  properties: known,
  ...(needed.length === 0 ? {} : { required: needed }),
  additionalProperties: false,
});

/** The switch of a subchart stands in the umbrella's values, so the subchart by itself has none. */
const SWITCH = 'enabled';

// Under `definitions`, the name that draft-07 has for them: for each reference to a place that the draft does not know, such
// as `$defs`, Helm's validator copies its table of all schemas, which doubled the time that the schema costs.
const complete = (title: string, root: JsonSchema, definitions: Definitions): JsonSchema => {
  const { schemas } = definitions;
  const named = Object.entries(schemas).map(([name, schema]) => [name, withNamePatterns(schema, schemas)]);
  const whole = withNamePatterns(root, schemas);
  const used = usedDefinitions(whole, {
    ...definitions,
    schemas: Object.fromEntries(named) as typeof schemas,
  });
  const linked = Object.fromEntries(
    Object.entries(used).map(([name, schema]) => [name, linkReferences(schema)]),
  );
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title,
    ...linkReferences(whole),
    ...(Object.keys(linked).length === 0 ? {} : { definitions: linked }),
  };
};

/**
 * The schema of one subchart's values, with the definitions that it uses.
 *
 * @returns a draft-07 schema; `global` is free in it
 */
export const subchartSchema = (chart: TypedChart, definitions: Definitions): JsonSchema => {
  const known = { ...properties(chart.values), global: INJECTED_GLOBAL };
  const schemas = Object.entries(definitions.schemas).map(([name, schema]) => [name, withRequired(schema)]);
  return complete(
    chart.name,
    withRequired(objectOf(chart.description, known, ownNeeds(chart, definitions))),
    { ...definitions, schemas: Object.fromEntries(schemas) as Definitions['schemas'] },
  );
};

const ownNeeds = ({ values }: TypedChart, definitions: Definitions): readonly string[] =>
  neededKeys(values, definitions).filter((key) => key !== SWITCH);

const tagsSchema = (tags: readonly string[]): JsonSchema =>
  objectOf(
    'Switches for groups of subcharts.',
    Object.fromEntries(
      tags.map((tag) => [tag, { description: `Subcharts with the tag ${tag}.`, type: 'boolean' }]),
    ),
  );

// What a file writes below a subchart's `global` comes before the umbrella's there, so it has to be of the same types.
const injectedGlobal = ({ values }: TypedChart): JsonSchema => ({
  ...withoutRequired(values.find(({ key }) => key === 'global')?.schema ?? {}),
  ...INJECTED_GLOBAL,
});

/**
 * The schema of the umbrella's values: its own, and those of every subchart below the subchart's key, enabled or not.
 *
 * @returns a draft-07 schema with each shared definition once
 */
export function umbrellaSchema({ umbrella, subcharts, tags, definitions }: Project): JsonSchema {
  const shared = shareRepeats(subcharts.map(({ key, values }) => ({ key, properties: properties(values) })));
  const schemas = { ...definitions.schemas, ...shared.definitions, injectedGlobal: injectedGlobal(umbrella) };
  const filled = subcharts.map(({ key }) => [key, { properties: { global: { $ref: 'injectedGlobal' } } }]);
  const all = { ...definitions, schemas };
  const below = subcharts.map((chart, index): [string, JsonSchema] => {
    const known = { ...shared.charts[index]?.properties, global: INJECTED_GLOBAL };
    const schema = objectOf(chart.description, known, SWITCH in known ? [SWITCH] : []);
    const needs = needsWhenEnabled(schema, ownNeeds(chart, definitions), all);
    return [chart.key, { ...withoutRequired(schema), ...needs }];
  });
  const own = withRequired({ properties: properties(umbrella.values) })['properties'] as JsonSchema;
  const switched = subcharts.filter(({ values }) => values.some(({ key }) => key === SWITCH));
  const root = objectOf(
    umbrella.description,
    { ...own, ...(Object.fromEntries(below) as JsonSchema), tags: tagsSchema(tags) },
    [...neededKeys(umbrella.values, definitions), ...switched.map(({ key }) => key)],
  );
  // Helm fills the umbrella's `global` into every subchart, so what is wrong in it is told for the umbrella alone.
  const globals = {
    if: { properties: { global: { $ref: 'injectedGlobal' } } },
    then: { properties: Object.fromEntries(filled) as JsonSchema },
  };
  return complete(umbrella.name, { ...root, ...globals }, { ...all, schemas: separateNeeds(all) });
}
