import type { JsonObject } from '../../src/yaml/index.js';
import type { JsonSchema } from './json-schema.js';

/** The keys of one subchart: key to schema. */
export interface KeyedProperties {
  readonly key: string;
  readonly properties: JsonObject;
}

/** Properties with references in place of repeats, and what the references mean. */
export interface SharedProperties {
  readonly charts: readonly KeyedProperties[];
  readonly definitions: Readonly<Record<string, JsonSchema>>;
}

// A reference to a repeat is about this long, so that shorter schemas are better repeated.
const REFERENCE_LENGTH = 60;

/**
 * Writes each property that several subcharts have alike once, under the name of the first that has it: the services are
 * so much alike that the umbrella's schema is half as long for it.
 *
 * @example
 * shareRepeats([{ key: 'admin', properties: { tier } }, { key: 'portal', properties: { tier } }])
 * // both become { tier: { $ref: 'admin.tier' } }
 */
export function shareRepeats(charts: readonly KeyedProperties[]): SharedProperties {
  const firsts = new Map<string, { name: string; schema: JsonSchema; count: number }>();
  const textOf = (name: string, schema: unknown): string => `${name} ${JSON.stringify(schema)}`;
  for (const { key, properties } of charts) {
    for (const [name, schema] of Object.entries(properties)) {
      const text = textOf(name, schema);
      const first = firsts.get(text) ?? { name: `${key}.${name}`, schema: schema as JsonSchema, count: 0 };
      if (text.length > REFERENCE_LENGTH + name.length)
        firsts.set(text, { ...first, count: first.count + 1 });
    }
  }
  const repeats = new Map([...firsts].filter(([, { count }]) => count > 1));
  const replace = ([name, schema]: [string, unknown]): [string, JsonSchema] => {
    const repeat = repeats.get(textOf(name, schema));
    return [name, repeat === undefined ? (schema as JsonSchema) : { $ref: repeat.name }];
  };
  return {
    charts: charts.map(({ key, properties }) => ({
      key,
      properties: Object.fromEntries(Object.entries(properties).map(replace)),
    })),
    definitions: Object.fromEntries([...repeats.values()].map(({ name, schema }) => [name, schema])),
  };
}
