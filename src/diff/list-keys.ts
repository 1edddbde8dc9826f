import { isJsonObject, type JsonObject, type JsonValue } from '../yaml/index.js';

/** Fields that tell the items of a list apart; the ones after the first may be absent. */
type KeyFields = readonly [string, ...string[]];

/**
 * By name of the list, what is tried before `name`. They follow the x-kubernetes-list-map-keys of Kubernetes'
 * OpenAPI, but for ports, which keep their name when their number changes.
 */
const KEYS: ReadonlyMap<string, readonly KeyFields[]> = new Map<string, readonly KeyFields[]>([
  ['ports', [['name'], ['containerPort', 'protocol'], ['port', 'protocol']]],
  ['volumeMounts', [['mountPath']]],
  ['volumeDevices', [['devicePath']]],
  ['hostAliases', [['ip']]],
  ['topologySpreadConstraints', [['topologyKey', 'whenUnsatisfiable']]],
  ['tolerations', [['key', 'effect']]],
  ['rules', [['host']]],
  ['paths', [['path', 'pathType']]],
  ['tls', [['secretName']]],
  ['subjects', [['name', 'kind', 'namespace']]],
]);

const BY_NAME: readonly KeyFields[] = [['name']];

/** Items of these run one after the other, so their order is a difference of its own. */
const ORDERED_LISTS: readonly string[] = ['initContainers'];

const valueOf = (item: JsonObject, field: string): JsonValue | undefined => {
  const metadata = item['metadata'];
  return item[field] ?? (isJsonObject(metadata) ? metadata[field] : undefined);
};

const keyOf = (item: JsonValue, [first, ...rest]: KeyFields): string | undefined => {
  if (!isJsonObject(item)) return undefined;
  const main = valueOf(item, first);
  if (typeof main !== 'string' && typeof main !== 'number') return undefined;
  const others = rest.map((field) => item[field]).filter((value) => typeof value === 'string');
  return [main, ...others].join(' ');
};

const index = (
  items: readonly JsonValue[],
  fields: KeyFields,
): ReadonlyMap<string, JsonValue> | undefined => {
  const found = new Map<string, JsonValue>();
  for (const item of items) {
    const key = keyOf(item, fields);
    if (key === undefined || found.has(key)) return undefined;
    found.set(key, item);
  }
  return found;
};

/** Two lists whose items are told apart by a key. */
export interface KeyedLists {
  readonly before: ReadonlyMap<string, JsonValue>;
  readonly after: ReadonlyMap<string, JsonValue>;
}

/**
 * Finds the fields that tell the items of both lists apart.
 *
 * @param field - name of the list in its document
 * @returns the items by key; undefined for lists whose items have nothing but their position
 * @example keyLists('env', [{ name: 'A' }], [{ name: 'B' }])?.after.has('B') // true
 */
export const keyLists = (
  field: string,
  before: readonly JsonValue[],
  after: readonly JsonValue[],
): KeyedLists | undefined => {
  for (const fields of KEYS.get(field) ?? BY_NAME) {
    const old = index(before, fields);
    const fresh = index(after, fields);
    if (old !== undefined && fresh !== undefined) return { before: old, after: fresh };
  }
  return undefined;
};

/**
 * Tells whether the order of a keyed list means something.
 *
 * @example isOrdered('initContainers') // true
 */
export const isOrdered = (field: string): boolean => ORDERED_LISTS.includes(field);
