import type { ManifestObject } from '../manifest/index.js';
import { resolveReference, type StandaloneSchema } from '../schemas/index.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../yaml/index.js';
import { formatPath, type FieldPath } from './field-path.js';
import type { Fault } from './types.js';

/** The one key of a built-in list that the API server fills in before it compares. */
const DEFAULT_KEYS: Readonly<Record<string, string>> = { protocol: 'TCP' };

const asObject = (value: JsonValue | undefined): JsonObject => (isJsonObject(value) ? value : {});

const keyNames = (schema: JsonObject): readonly string[] => {
  const keys = schema['x-kubernetes-list-map-keys'];
  return Array.isArray(keys) ? (keys as readonly string[]) : [];
};

const keyOf = (item: JsonObject, names: readonly string[]): string =>
  names.map((name) => `${name}: ${JSON.stringify(item[name] ?? DEFAULT_KEYS[name] ?? null)}`).join(', ');

const duplicates = (path: FieldPath, items: readonly JsonValue[], schema: JsonObject): readonly Fault[] => {
  const names = keyNames(schema);
  const first = new Map<string, number>();
  return items.flatMap((item, index): readonly Fault[] => {
    if (names.length === 0 || !isJsonObject(item)) return [];
    const key = keyOf(item, names);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, index);
      return [];
    }
    const place = formatPath([...path, index]);
    return [
      {
        rule: 'manifest/duplicate-item',
        severity: 'error',
        path: place,
        message: `${place} has the same ${names.join(' and ')} as ${formatPath([...path, earlier])} (${key}).`,
        hint: 'Keep one of them; Helm 4 applies on the server side, where the API server refuses both.',
      },
    ];
  });
};

const emptyItem = (path: FieldPath): Fault => ({
  rule: 'manifest/empty-item',
  severity: 'warning',
  path: formatPath(path),
  message: `${formatPath(path)} is an empty item of a list; Kubernetes reads it as an empty text or object.`,
  hint: 'Give it a value, or leave the item out with an if in the template.',
});

/**
 * Finds what a schema cannot say of lists: two items with the same key, and items that a template left empty.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 * @example checkLists(object, schema)
 */
export function checkLists(object: ManifestObject, schema: StandaloneSchema): readonly Fault[] {
  const walk = (value: JsonValue, node: JsonObject, path: FieldPath): readonly Fault[] => {
    const described = resolveReference(schema, node);
    if (Array.isArray(value)) {
      const items = value as readonly JsonValue[];
      return [
        ...duplicates(path, items, described),
        ...items.flatMap((item, index) =>
          item === null
            ? [emptyItem([...path, index])]
            : walk(item, asObject(described['items']), [...path, index]),
        ),
      ];
    }
    if (!isJsonObject(value)) return [];
    const fields = asObject(described['properties']);
    return Object.entries(value).flatMap(([name, field]) =>
      walk(field, asObject(fields[name] ?? described['additionalProperties']), [...path, name]),
    );
  };
  return walk(object.document as unknown as JsonObject, { $ref: schema.$ref }, []);
}
