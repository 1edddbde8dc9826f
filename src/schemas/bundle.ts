import type { JsonObject } from '../yaml/index.js';

/** The schemas of one source: named definitions that refer to each other, and which one describes which kind. */
export interface SchemaBundle {
  readonly definitions: Readonly<Record<string, JsonObject>>;
  /** From {@link kindKey} to the name of its definition. */
  readonly kinds: Readonly<Record<string, string>>;
}

/** A JSON Schema (draft 4) that needs no other file. */
export interface StandaloneSchema {
  readonly $ref: string;
  readonly definitions: Readonly<Record<string, JsonObject>>;
}

/** Definition of the metadata of every object, in the bundles of Kubernetes. */
export const OBJECT_META = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';

const REFERENCE = /"\$ref":"#\/definitions\/([^"]+)"/g;

/**
 * Names a kind in the catalog of schemas.
 *
 * @example kindKey('apps/v1', 'Deployment') // 'apps/v1/Deployment'
 */
export const kindKey = (apiVersion: string, kind: string): string => `${apiVersion}/${kind}`;

/**
 * Finds the definitions that some others need.
 *
 * @param names - definitions to start from
 * @returns those and all they refer to, sorted by name
 * @example closureOf(bundle.definitions, ['io.k8s.api.core.v1.Service'])
 */
export function closureOf(
  definitions: Readonly<Record<string, JsonObject>>,
  names: readonly string[],
): Readonly<Record<string, JsonObject>> {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    for (const [, target = ''] of JSON.stringify(definitions[name] ?? {}).matchAll(REFERENCE)) visit(target);
  };
  names.forEach(visit);
  return Object.fromEntries([...found].sort().map((name) => [name, definitions[name] ?? {}]));
}

/**
 * Takes the schema of one kind out of its bundle.
 *
 * @returns undefined when the bundle does not know the kind
 * @example standaloneSchema(bundle, 'apps/v1/Deployment')
 */
export function standaloneSchema(bundle: SchemaBundle, kind: string): StandaloneSchema | undefined {
  const name = bundle.kinds[kind];
  if (name === undefined) return undefined;
  return { $ref: `#/definitions/${name}`, definitions: closureOf(bundle.definitions, [name]) };
}
