import { failure, problem, success, type Result } from '../../src/result/index.js';
import { isJsonObject, parseYamlFile, type JsonObject } from '../../src/yaml/index.js';
import { closeObjects, referencesOf, unknownKeywords, type JsonSchema } from './json-schema.js';

/** What the charts' schemas share. */
export interface Definitions {
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  /** Values key to the name of its definition. */
  readonly keys: Readonly<Record<string, string>>;
  /** Definitions of which a chart takes the keys that its values list. */
  readonly blocks: ReadonlySet<string>;
}

/** A file of shared definitions. */
export interface DefinitionsFile {
  readonly path: string;
  readonly text: string;
}

const section = (document: JsonObject, key: string): JsonObject => {
  const value = document[key];
  return isJsonObject(value) ? value : {};
};

const repeatedName = (documents: readonly JsonObject[]): string | undefined => {
  const names = documents.flatMap((document) => Object.keys(section(document, 'definitions')));
  return names.find((name, index) => names.indexOf(name) !== index);
};

const faultsOf = ({ schemas, keys, blocks }: Definitions): readonly string[] => {
  const unknown = (name: string): boolean => !(name in schemas);
  return [
    ...Object.entries(keys).flatMap(([key, name]) => (unknown(name) ? [`keys.${key} names ${name}`] : [])),
    ...[...blocks].filter(unknown).map((name) => `blocks names ${name}`),
    ...Object.entries(schemas).flatMap(([name, schema]) =>
      [...referencesOf(schema)].filter(unknown).map((used) => `definitions.${name} refers to ${used}`),
    ),
    ...Object.entries(schemas).flatMap(([name, schema]) =>
      unknownKeywords(schema).map((keyword) => `definitions.${name} has the keyword "${keyword}"`),
    ),
  ];
};

/**
 * Reads the shared definitions.
 *
 * @returns the definitions with closed objects; a problem names what is missing, unknown or stands twice
 * @example parseDefinitions([{ path: 'definitions.yaml', text: 'definitions: {port: {type: integer}}\nkeys: {port: port}' }])
 */
export function parseDefinitions(files: readonly DefinitionsFile[]): Result<Definitions> {
  const documents: JsonObject[] = [];
  for (const { path, text } of files) {
    const parsed = parseYamlFile(text, path);
    if (!parsed.ok) return parsed;
    if (isJsonObject(parsed.value)) documents.push(parsed.value);
  }
  const repeated = repeatedName(documents);
  if (repeated !== undefined) {
    return failure(problem('chart', `The shared definition ${repeated} stands twice.`, 'Keep one of them.'));
  }
  const schemas = Object.assign(
    {},
    ...documents.map((document) => section(document, 'definitions')),
  ) as JsonObject;
  const keys = Object.assign({}, ...documents.map((document) => section(document, 'keys'))) as Record<
    string,
    string
  >;
  const definitions: Definitions = {
    schemas: Object.fromEntries(
      Object.entries(schemas).map(([name, schema]) => [name, closeObjects(schema as JsonSchema)]),
    ),
    keys,
    blocks: new Set(documents.flatMap(({ blocks }) => (Array.isArray(blocks) ? (blocks as string[]) : []))),
  };
  const faults = faultsOf(definitions);
  return faults.length === 0
    ? success(definitions)
    : failure(
        problem(
          'chart',
          `The shared definitions use what is not there: ${faults.join('; ')}.`,
          'Write names that stand under definitions, and keywords of JSON Schema; a text with a comma needs quotes.',
        ),
      );
}

/**
 * The definitions that a schema needs, with those that they need.
 *
 * @returns name to schema, sorted by name
 */
export function usedDefinitions(
  schema: JsonSchema,
  { schemas }: Definitions,
): Readonly<Record<string, JsonSchema>> {
  const used = new Map<string, JsonSchema>();
  const visit = (part: JsonSchema): void => {
    for (const name of referencesOf(part)) {
      const definition = schemas[name];
      if (definition === undefined || used.has(name)) continue;
      used.set(name, definition);
      visit(definition);
    }
  };
  visit(schema);
  return Object.fromEntries([...used].sort(([first], [second]) => first.localeCompare(second, 'en')));
}
