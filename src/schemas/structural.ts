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
  'x-kubernetes-list-map-keys',
];

/** Formats whose meaning is the same for the API server and for kubeconform. */
const FORMATS = ['int32', 'date-time', 'duration', 'email', 'ipv4', 'ipv6', 'uuid', 'date'];

const INT_OR_STRING: JsonObject = { type: ['integer', 'string'] };

/** The value, or an empty mapping when it is none. */
export const asObject = (value: JsonValue | undefined): JsonObject => (isJsonObject(value) ? value : {});

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
  ...(schema['required'] === undefined ? {} : { required: schema['required'] }),
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
    return { additionalProperties: convertStructural(additionalProperties, true) };
  }
  const embedded = schema['x-kubernetes-embedded-resource'] === true;
  const required = requiredOf(schema);
  const fields = Object.entries(asObject(properties)).map(
    ([name, property]) => [name, convertStructural(asObject(property), !required.includes(name))] as const,
  );
  return {
    properties: {
      ...(embedded ? { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: {} } : {}),
      ...Object.fromEntries(fields),
    },
    ...(isOpen(schema) || additionalProperties === true ? {} : { additionalProperties: false }),
  };
};

/**
 * Turns a structural schema of Kubernetes into JSON Schema (draft 4). The API server drops null where a field may be absent, so only what is
 * required refuses it.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/
 * @example convertStructural({ type: 'object', properties: { size: { type: 'integer' } } }, false)
 */
export function convertStructural(schema: JsonObject, allowsNull: boolean): JsonObject {
  const mayBeNull = allowsNull || schema['nullable'] === true;
  if (schema['x-kubernetes-int-or-string'] === true) {
    const { pattern, enum: values } = schema;
    const kept = {
      ...(pattern === undefined ? {} : { pattern }),
      ...(values === undefined ? {} : { enum: values }),
    };
    return mayBeNull ? withNull({ ...INT_OR_STRING, ...kept }) : { ...INT_OR_STRING, ...kept };
  }
  const required = requiredOf(schema);
  const converted: JsonObject = {
    ...copied(schema),
    ...(required.length === 0 ? {} : { required }),
    ...(schema['type'] === 'object' ? objectFields(schema) : {}),
    ...(isJsonObject(schema['items']) ? { items: convertStructural(schema['items'], false) } : {}),
    ...(schema['x-kubernetes-list-type'] === 'set' ? { uniqueItems: true } : {}),
    ...combinators(schema),
  };
  return mayBeNull ? withNull(converted) : converted;
}
