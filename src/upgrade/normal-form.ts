import { isJsonObject, type JsonObject, type JsonValue } from '../yaml/index.js';
import { parseQuantity } from './quantity.js';

/** Maps of quantities, in which 1Gi and 1024Mi are the same. */
const QUANTITIES: readonly string[] = ['requests', 'limits', 'capacity', 'hard'];

const isEmpty = (value: JsonValue): boolean =>
  value === null || (typeof value === 'object' && Object.keys(value).length === 0);

const quantitiesOf = (values: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, parseQuantity(value) ?? value]));

const clean = (value: JsonValue, key = ''): JsonValue => {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((item) => clean(item));
  if (!isJsonObject(value)) return value;
  if (QUANTITIES.includes(key)) return quantitiesOf(value);
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, child]) => [name, clean(child, name)] as const)
      .filter(([, child]) => !isEmpty(child)),
  );
};

// The API server writes stringData into data, over what is there.
const mergeStringData = ({ stringData, ...secret }: JsonObject): JsonObject => {
  if (!isJsonObject(stringData)) return secret;
  const encoded = Object.entries(stringData).map(([key, value]): [string, JsonValue] => [
    key,
    Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64'),
  ]);
  const merged: JsonObject = Object.fromEntries(encoded);
  const { data } = secret;
  return { ...secret, data: { ...(isJsonObject(data) ? data : {}), ...merged } };
};

/**
 * Writes a document so that what means the same is the same: without nulls and empty lists and maps, quantities as
 * numbers, the text of Secrets as data.
 *
 * @example normalForm({ kind: 'Secret', stringData: { a: 'b' } }) // { kind: 'Secret', data: { a: 'Yg==' } }
 */
export const normalForm = (document: JsonObject): JsonObject =>
  clean(document['kind'] === 'Secret' ? mergeStringData(document) : document) as JsonObject;

const step = (value: JsonValue | undefined, part: string): JsonValue | undefined =>
  isJsonObject(value) ? value[part] : undefined;

/**
 * The value of a field.
 *
 * @param path - from the root, with dots
 * @example valueAt({ spec: { replicas: 2 } }, 'spec.replicas') // 2
 */
export const valueAt = (document: JsonObject, path: string): JsonValue | undefined =>
  path.split('.').reduce<JsonValue | undefined>(step, document);

const drop = (value: JsonValue, [part = '', ...rest]: readonly string[]): JsonValue => {
  if (!isJsonObject(value)) return value;
  const name = part.replace(/\[\]$/, '');
  const { [name]: child, ...others } = value;
  if (child === undefined || rest.length === 0) return others;
  const kept =
    name !== part && Array.isArray(child)
      ? (child as readonly JsonValue[]).map((item) => drop(item, rest))
      : drop(child, rest);
  return isEmpty(kept) ? others : { ...others, [name]: kept };
};

/**
 * Leaves fields out of a document.
 *
 * @param paths - from the root, with dots; `[]` stands for every item of a list
 * @example withoutFields({ spec: { a: 1, b: 2 } }, ['spec.b']) // { spec: { a: 1 } }
 */
export const withoutFields = (document: JsonObject, paths: readonly string[]): JsonObject =>
  paths.reduce<JsonObject>((rest, path) => drop(rest, path.split('.')) as JsonObject, document);
