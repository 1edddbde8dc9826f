import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/yaml/index.js';
import type { Definitions } from './definitions.js';
import { allows, inferSchema, jsonTypeOf } from './infer.js';
import { closeObjects, referencesOf, unknownKeywords, type JsonSchema } from './json-schema.js';
import { objectAt, resolveReference, schemaOfKey, sharedOf, type Shared } from './shared-definition.js';
import type { DocumentedValue } from './values-document.js';

/** A key of values.yaml with all that is known of it. */
export interface TypedValue {
  readonly key: string;
  readonly path: readonly string[];
  readonly line: number;
  readonly value: JsonValue;
  /** Whether it has a `# --` comment of its own. */
  readonly isCommented: boolean;
  /** Of its comment, else of its shared definition. */
  readonly description?: string;
  /** What the value may be, with default and description. */
  readonly schema: JsonSchema;
  readonly children: readonly TypedValue[];
  /** What is wrong with the key itself, one clause each. */
  readonly faults: readonly string[];
}

type Typing = Pick<TypedValue, 'schema' | 'children'> & { readonly faults?: readonly string[] };

const omit = (schema: JsonObject, ...keys: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(schema).filter(([key]) => !keys.includes(key)));

const schemasByKey = (children: readonly TypedValue[]): JsonObject =>
  Object.fromEntries(children.map(({ key, schema }) => [key, schema]));

// Null takes a key away in Helm. What a template can do without stays free to go: an empty default, a list, a mapping of
// names that the user chooses, and what Kubernetes itself has a default for.
const isNeeded = ({ schema, value }: TypedValue, { blocks }: Definitions): boolean => {
  if (Array.isArray(value)) return false;
  if (!isJsonObject(value)) return value !== '' && value !== null;
  const reference = schema['$ref'];
  return typeof reference === 'string' ? blocks.has(reference) : schema['additionalProperties'] === false;
};

/** The keys among a chart's values that its templates cannot do without. */
export const neededKeys = (values: readonly TypedValue[], definitions: Definitions): readonly string[] =>
  values.filter((value) => isNeeded(value, definitions)).map(({ key }) => key);

const ownObject = (children: readonly TypedValue[], definitions: Definitions): JsonSchema => {
  const needed = neededKeys(children, definitions);
  return {
    type: 'object',
    properties: schemasByKey(children),
    ...(needed.length === 0 ? {} : { mergedRequired: needed }),
    additionalProperties: false,
  };
};

const bare = (schema: JsonValue | undefined): JsonValue =>
  isJsonObject(schema) ? omit(schema, 'default', 'description') : {};

const typeChildren = (
  node: DocumentedValue,
  definitions: Definitions,
  inherited: (key: string) => JsonSchema | undefined,
): readonly TypedValue[] => node.children.map((child) => typeValue(child, definitions, inherited(child.key)));

const annotationFaults = (annotation: JsonSchema, { schemas }: Definitions): readonly string[] => [
  ...unknownKeywords(annotation).map((keyword) => `its \`# @schema\` has the unknown keyword "${keyword}"`),
  ...[...referencesOf(annotation)]
    .filter((name) => !(name in schemas))
    .map((name) => `its \`# @schema\` refers to "${name}", which is no shared definition`),
];

const typeAnnotated = (node: DocumentedValue, annotation: JsonSchema, definitions: Definitions): Typing => {
  const additional = objectAt(annotation, 'additionalProperties');
  const closed = closeObjects(annotation);
  const children = typeChildren(node, definitions, () => additional);
  const isOwn =
    node.children.length > 0 && !('$ref' in annotation) && !('additionalProperties' in annotation);
  const faults = annotationFaults(annotation, definitions);
  if (isOwn) {
    const own = ownObject(children, definitions);
    // Keys that values.yaml no longer has, so that a template can tell their new names.
    const properties = { ...objectAt(own, 'properties'), ...objectAt(closed, 'properties') };
    return { schema: { ...own, ...closed, properties }, children, faults };
  }
  const inferred = '$ref' in annotation ? {} : { type: jsonTypeOf(node.value) };
  const { target } = resolveReference(closed, definitions);
  const misfit = allows(target, node.value) ? [] : ['its default does not fit its `# @schema`'];
  return {
    schema: { ...inferred, ...closed, default: node.value },
    children,
    faults: [...faults, ...misfit],
  };
};

const typeBlock = (node: DocumentedValue, { target, name }: Shared, definitions: Definitions): Typing => {
  const properties = objectAt(target, 'properties') ?? {};
  const children = typeChildren(node, definitions, schemaOfKey(target));
  const own = schemasByKey(children);
  const isWhole =
    Object.keys(own).length === Object.keys(properties).length &&
    Object.entries(properties).every(
      ([key, schema]) => key in own && isDeepStrictEqual(bare(own[key]), bare(schema)),
    );
  if (isWhole && name !== undefined) return { schema: { $ref: name, default: node.value }, children };
  return { schema: ownObject(children, definitions), children };
};

const typeMap = (node: DocumentedValue, { target }: Shared, definitions: Definitions): Typing => {
  const children = typeChildren(node, definitions, schemaOfKey(target));
  // Entries that say no more than the map itself need no property of their own.
  const documented = children.filter(
    (child, index) => node.children[index]?.description !== undefined || child.children.length > 0,
  );
  const properties = documented.length > 0 ? { properties: schemasByKey(documented) } : {};
  return { schema: { ...omit(target, 'description'), ...properties, default: node.value }, children };
};

const typeShared = (node: DocumentedValue, shared: Shared, definitions: Definitions): Typing => {
  const { reference, target, name } = shared;
  const whole: Typing = {
    schema: { ...omit(reference, 'description'), default: node.value },
    children: typeChildren(node, definitions, schemaOfKey(target)),
  };
  if (!allows(target, node.value)) {
    const owner = name === undefined ? 'what the mapping around it asks' : `the shared definition ${name}`;
    return {
      ...whole,
      faults: [`its default does not fit ${owner}; write \`# @schema\``],
    };
  }
  if (node.children.length === 0) return whole;
  if (name !== undefined && definitions.blocks.has(name)) return typeBlock(node, shared, definitions);
  return objectAt(target, 'additionalProperties') === undefined ? whole : typeMap(node, shared, definitions);
};

const typeInferred = (node: DocumentedValue, definitions: Definitions): Typing => {
  const children = typeChildren(node, definitions, () => undefined);
  const inferred = inferSchema(node.value);
  if (inferred === undefined) {
    return { schema: {}, children, faults: ['its default does not tell the type; write `# @schema`'] };
  }
  return {
    schema: children.length > 0 ? ownObject(children, definitions) : { ...inferred, default: node.value },
    children,
  };
};

/**
 * Finds out what a value may be: its `# @schema`, else the shared definition of its key, else what its default says.
 *
 * @param inherited - what the definition of the mapping around it says of this key
 * @example typeValue(documentedPort, definitions).schema // { $ref: 'port', default: 80, description: 'Port.' }
 */
export function typeValue(
  node: DocumentedValue,
  definitions: Definitions,
  inherited?: JsonSchema,
): TypedValue {
  const { key, path, line, value } = node;
  const shared = sharedOf(node, definitions, inherited);
  const typing =
    node.annotation !== undefined
      ? typeAnnotated(node, node.annotation, definitions)
      : shared !== undefined
        ? typeShared(node, shared, definitions)
        : typeInferred(node, definitions);
  const fallback = shared?.reference['description'] ?? shared?.target['description'];
  const description = node.description ?? (typeof fallback === 'string' ? fallback : undefined);
  const isShared = '$ref' in typing.schema && description === shared?.target['description'];
  return {
    ...{ key, path, line, value, children: typing.children, isCommented: node.description !== undefined },
    ...(description === undefined ? {} : { description }),
    schema: description === undefined || isShared ? typing.schema : { description, ...typing.schema },
    faults: [
      ...(node.fault === undefined ? [] : [node.fault]),
      // The entries of a map are data, which the map's own comment is about.
      ...(description === undefined && inherited === undefined ? ['it has no `# --` comment'] : []),
      ...(typing.faults ?? []),
    ],
  };
}
