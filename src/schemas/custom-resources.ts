import { isJsonObject, type JsonObject, type JsonValue } from '../yaml/index.js';
import { closureOf, kindKey, type SchemaBundle } from './bundle.js';
import { asObject, convertStructural } from './structural.js';

const rootSchema = (schema: JsonObject, objectMeta: string): JsonObject => {
  const root = convertStructural(schema, false);
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

const isVersion = (version: JsonValue): boolean => {
  const { name, schema } = asObject(version);
  return typeof name === 'string' && isJsonObject(asObject(schema)['openAPIV3Schema']);
};

// A definition that is broken itself is found when it is validated as an object.
const isDefinition = (document: unknown): document is CustomResourceDefinition => {
  const { kind, spec } = asObject(document as JsonValue);
  const { group, names, versions } = asObject(spec);
  return (
    kind === 'CustomResourceDefinition' &&
    typeof group === 'string' &&
    typeof asObject(names)['kind'] === 'string' &&
    Array.isArray(versions) &&
    (versions as readonly JsonValue[]).every(isVersion)
  );
};

/** Where the metadata of custom resources is described. */
export interface MetadataSource {
  readonly definitions: SchemaBundle['definitions'];
  /** Name of a definition. */
  readonly name: string;
}

/**
 * Turns CustomResourceDefinitions into JSON Schemas (draft 4), one for each served version. What the API server would
 * drop is refused, a field with a default is not required, and null stands where a field may be absent.
 *
 * @param documents - objects; what is no definition is left out
 * @param meta - describes the metadata
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/
 * @example customResourceBundle([definition], { definitions, name: OBJECT_META }).kinds
 */
export function customResourceBundle(documents: readonly unknown[], meta: MetadataSource): SchemaBundle {
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
      ...closureOf(meta.definitions, [meta.name]),
      ...Object.fromEntries(sorted.map(({ name, schema }) => [name, schema])),
    },
    kinds: Object.fromEntries(sorted.map(({ kind, name }) => [kind, name])),
  };
}
