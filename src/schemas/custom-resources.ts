import { closureOf, kindKey, type SchemaBundle } from './bundle.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../yaml/index.js';
import { withBounds } from './bounds.js';

/** Keywords that are taken as they stand. */
const COPIED = [
  'type',
  'format',
  'enum',
  'pattern',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'required',
  'x-kubernetes-list-map-keys',
];

/** Formats whose meaning is the same for the API server and for kubeconform. */
const FORMATS = ['int32', 'date-time', 'duration', 'email', 'ipv4', 'ipv6', 'uuid', 'date'];

const INT_OR_STRING: JsonObject = { type: ['integer', 'string'] };

const asObject = (value: JsonValue | undefined): JsonObject => (isJsonObject(value) ? value : {});

const mapValues = (record: JsonObject, map: (value: JsonObject) => JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(asObject(value))]));

const copied = (schema: JsonObject): JsonObject => {
  const kept = Object.entries(schema).filter(
    ([key, value]) => COPIED.includes(key) && (key !== 'format' || FORMATS.includes(value as string)),
  );
  return withBounds(Object.fromEntries(kept));
};

// Combined schemas only test values; the fields stand in the schema around them.
const combined = (schema: JsonObject): JsonObject => ({
  ...copied(schema),
  ...(schema['properties'] === undefined
    ? {}
    : { properties: mapValues(asObject(schema['properties']), combined) }),
  ...(isJsonObject(schema['items']) ? { items: combined(schema['items']) } : {}),
  ...combinators(schema),
});

const combinators = (schema: JsonObject): JsonObject => ({
  ...Object.fromEntries(
    ['allOf', 'anyOf', 'oneOf'].flatMap((key) => {
      const list = schema[key];
      return Array.isArray(list) ? [[key, list.map((entry: JsonValue) => combined(asObject(entry)))]] : [];
    }),
  ),
  ...(isJsonObject(schema['not']) ? { not: combined(schema['not']) } : {}),
});

// The API server fills in defaults before it asks for required fields.
const requiredOf = (schema: JsonObject): readonly string[] => {
  const properties = asObject(schema['properties']);
  const names = Array.isArray(schema['required']) ? (schema['required'] as readonly string[]) : [];
  return names.filter((name) => asObject(properties[name])['default'] === undefined);
};

const withNull = (schema: JsonObject): JsonObject => {
  const { type, enum: values } = schema;
  if (type === undefined) return schema;
  return {
    ...schema,
    type: [...(Array.isArray(type) ? (type as string[]) : [type]), 'null'],
    ...(Array.isArray(values) ? { enum: [...(values as JsonValue[]), null] } : {}),
  };
};

const isOpen = (schema: JsonObject): boolean => schema['x-kubernetes-preserve-unknown-fields'] === true;

// What stands in no schema would be dropped by the API server: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#field-pruning
const objectFields = (schema: JsonObject): JsonObject => {
  const { properties, additionalProperties } = schema;
  if (isJsonObject(additionalProperties)) {
    return { additionalProperties: convert(additionalProperties, true) };
  }
  const embedded = schema['x-kubernetes-embedded-resource'] === true;
  const required = requiredOf(schema);
  const fields = Object.entries(asObject(properties)).map(
    ([name, property]) => [name, convert(asObject(property), !required.includes(name))] as const,
  );
  return {
    properties: {
      ...(embedded ? { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: {} } : {}),
      ...Object.fromEntries(fields),
    },
    ...(isOpen(schema) || additionalProperties === true ? {} : { additionalProperties: false }),
  };
};

/** The API server drops null where a field may be absent, so only what is required refuses it. */
function convert(schema: JsonObject, allowsNull: boolean): JsonObject {
  const mayBeNull = allowsNull || schema['nullable'] === true;
  if (schema['x-kubernetes-int-or-string'] === true) {
    const { pattern, enum: values } = schema;
    const kept = {
      ...(pattern === undefined ? {} : { pattern }),
      ...(values === undefined ? {} : { enum: values }),
    };
    return mayBeNull ? withNull({ ...INT_OR_STRING, ...kept }) : { ...INT_OR_STRING, ...kept };
  }
  const { required: _, ...own } = copied(schema);
  const required = requiredOf(schema);
  const converted: JsonObject = {
    ...own,
    ...(required.length === 0 ? {} : { required }),
    ...(schema['type'] === 'object' ? objectFields(schema) : {}),
    ...(isJsonObject(schema['items']) ? { items: convert(schema['items'], false) } : {}),
    ...(schema['x-kubernetes-list-type'] === 'set' ? { uniqueItems: true } : {}),
    ...combinators(schema),
  };
  return mayBeNull ? withNull(converted) : converted;
}

const rootSchema = (schema: JsonObject, objectMeta: string): JsonObject => {
  const root = convert(schema, false);
  return {
    ...root,
    properties: {
      ...asObject(root['properties']),
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { $ref: `#/definitions/${objectMeta}` },
    },
  };
};

interface CustomResourceVersion {
  readonly name: string;
  readonly served: boolean;
  readonly schema: { readonly openAPIV3Schema: JsonObject };
}

interface CustomResourceDefinition {
  readonly kind: 'CustomResourceDefinition';
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly CustomResourceVersion[];
  };
}

const isDefinition = (document: unknown): document is CustomResourceDefinition =>
  isJsonObject(document as JsonValue) && (document as JsonObject)['kind'] === 'CustomResourceDefinition';

/**
 * Turns CustomResourceDefinitions into JSON Schemas (draft 4), one for each served version.
 *
 * @param documents - what the YAML files hold; what is no definition is left out
 * @param meta - the bundle that has the metadata of objects, and its name there
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/
 */
export function customResourceBundle(
  documents: readonly unknown[],
  meta: { readonly bundle: SchemaBundle; readonly name: string },
): SchemaBundle {
  const versions = documents.filter(isDefinition).flatMap(({ spec }) =>
    spec.versions
      .filter(({ served }) => served)
      .map(({ name, schema }) => ({
        name: `${spec.group}.${name}.${spec.names.kind}`,
        kind: kindKey(`${spec.group}/${name}`, spec.names.kind),
        schema: rootSchema(schema.openAPIV3Schema, meta.name),
      })),
  );
  const sorted = versions.sort((left, right) => (left.name < right.name ? -1 : 1));
  return {
    definitions: {
      ...closureOf(meta.bundle.definitions, [meta.name]),
      ...Object.fromEntries(sorted.map(({ name, schema }) => [name, schema])),
    },
    kinds: Object.fromEntries(sorted.map(({ kind, name }) => [kind, name])),
  };
}
