import { isJsonObject, type JsonObject, type JsonValue } from '../../src/yaml/index.js';
import {
  BASE64_PATTERN,
  QUANTITY_PATTERN,
  kindKey,
  withBounds,
  type SchemaBundle,
} from '../../src/schemas/index.js';

const EXTENSIONS = 'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1';
const REFERENCE_PREFIX = '#/definitions/';

/** Types with a decoder of their own, which OpenAPI v2 cannot describe. */
const HAND_WRITTEN: Readonly<Record<string, JsonObject>> = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': { type: ['string', 'number'], pattern: QUANTITY_PATTERN },
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { type: ['integer', 'string'] },
  [`${EXTENSIONS}.JSON`]: {},
  [`${EXTENSIONS}.JSONSchemaPropsOrArray`]: { type: ['object', 'array'] },
  [`${EXTENSIONS}.JSONSchemaPropsOrBool`]: { type: ['object', 'boolean'] },
  [`${EXTENSIONS}.JSONSchemaPropsOrStringArray`]: { type: ['object', 'array'] },
};

/**
 * Fields that the document of a version requires and its API server does not; later versions corrected the document.
 */
const NOT_REQUIRED: Readonly<Record<string, readonly string[]>> = {
  'io.k8s.api.apps.v1.StatefulSetSpec': ['serviceName'],
  'io.k8s.api.networking.v1.NetworkPolicySpec': ['podSelector'],
  'io.k8s.api.batch.v1.PodFailurePolicyOnPodConditionsPattern': ['status'],
  'io.k8s.api.discovery.v1.EndpointSlice': ['endpoints'],
  'io.k8s.api.rbac.v1.RoleRef': ['apiGroup'],
  'io.k8s.api.scheduling.v1.PriorityClass': ['value'],
};

const referenceOf = (schema: JsonObject): string | undefined =>
  typeof schema['$ref'] === 'string' ? schema['$ref'].slice(REFERENCE_PREFIX.length) : undefined;

const asObject = (value: JsonValue | undefined): JsonObject => (isJsonObject(value) ? value : {});

const orNull = (schema: JsonObject): JsonObject =>
  typeof schema['type'] === 'string' ? { ...schema, type: [schema['type'], 'null'] } : schema;

class Converter {
  constructor(private readonly definitions: JsonObject) {}

  /** The API server reads null as absent, so only what is required refuses it. */
  private value(schema: JsonObject, allowsNull: boolean): JsonObject {
    const reference = referenceOf(schema);
    if (reference !== undefined) {
      const target = { $ref: `${REFERENCE_PREFIX}${reference}` };
      // In draft 4 nothing may stand beside $ref.
      return allowsNull ? target : { ...this.typeOf(reference), allOf: [target] };
    }
    const converted = this.inline(schema);
    return allowsNull ? orNull(converted) : converted;
  }

  private typeOf(reference: string): JsonObject {
    const { type } = HAND_WRITTEN[reference] ?? asObject(this.definitions[reference]);
    return type === undefined ? {} : { type };
  }

  /** In a list null is an empty text or object, which does when nothing in it is required. */
  private item(schema: JsonObject): JsonObject {
    const reference = referenceOf(schema);
    const target = asObject(this.definitions[reference ?? '']);
    return this.value(schema, target['required'] === undefined);
  }

  private inline(schema: JsonObject, notRequired: readonly string[] = []): JsonObject {
    if (schema['format'] === 'byte') return { type: 'string', pattern: BASE64_PATTERN };
    const { type, format, items, additionalProperties, properties } = schema;
    const keys = schema['x-kubernetes-list-map-keys'];
    return withBounds({
      ...(type === undefined ? {} : { type }),
      ...(format === 'date-time' || format === 'int32' ? { format } : {}),
      ...(items === undefined ? {} : { items: this.item(asObject(items)) }),
      ...(keys === undefined ? {} : { 'x-kubernetes-list-map-keys': keys }),
      ...(additionalProperties === undefined
        ? {}
        : { additionalProperties: this.value(asObject(additionalProperties), true) }),
      ...(properties === undefined ? {} : this.fields(schema, notRequired)),
    });
  }

  private fields(schema: JsonObject, notRequired: readonly string[]): JsonObject {
    const names = Array.isArray(schema['required']) ? (schema['required'] as readonly string[]) : [];
    const required = names.filter((name) => !notRequired.includes(name));
    const properties = Object.entries(asObject(schema['properties'])).map(
      ([name, property]) => [name, this.value(asObject(property), !required.includes(name))] as const,
    );
    return {
      properties: Object.fromEntries(properties),
      ...(required.length === 0 ? {} : { required }),
      additionalProperties: false,
    };
  }

  definition(name: string): JsonObject {
    const schema = asObject(this.definitions[name]);
    const handWritten = HAND_WRITTEN[name];
    if (handWritten !== undefined) {
      const types = handWritten['type'];
      return Array.isArray(types) ? { ...handWritten, type: [...(types as string[]), 'null'] } : handWritten;
    }
    return orNull(this.inline(schema, NOT_REQUIRED[name]));
  }
}

const kindOf = (schema: JsonObject): string | undefined => {
  const kinds = schema['x-kubernetes-group-version-kind'];
  const metadata = asObject(schema['properties'])['metadata'];
  if (!Array.isArray(kinds) || kinds.length !== 1 || metadata === undefined) return undefined;
  const { group, version, kind } = kinds[0] as Readonly<Record<string, string>>;
  return kindKey(group === '' ? String(version) : `${String(group)}/${String(version)}`, String(kind));
};

/**
 * Turns the OpenAPI document of a Kubernetes version into JSON Schemas (draft 4) as strict as its API server: no
 * unknown field, no number for a text, quantities and base64 by their syntax, null where a field may be absent.
 *
 * @param document - api/openapi-spec/swagger.json
 * @returns the definitions and the kinds that a manifest can hold
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation
 */
export function kubernetesBundle(document: JsonObject): SchemaBundle {
  const source = asObject(document['definitions']);
  const converter = new Converter(source);
  const names = Object.keys(source).sort();
  const kinds = names.flatMap((name) => {
    const kind = kindOf(asObject(source[name]));
    return kind === undefined ? [] : [[kind, name] as const];
  });
  return {
    definitions: Object.fromEntries(names.map((name) => [name, converter.definition(name)])),
    kinds: Object.fromEntries(kinds.sort(([left], [right]) => (left < right ? -1 : 1))),
  };
}
