import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { throwIfFailed } from '../../src/result/index.js';
import { isJsonObject, parseYamlFile, type JsonObject, type JsonValue } from '../../src/yaml/index.js';

/** One fact of an object: what must stand at a path of its view. */
export interface Fact {
  /** Dotted for the reader: `probes.startup.path`. */
  readonly name: string;
  readonly path: readonly string[];
  readonly expected: JsonValue;
  /** Set when ours is meant to differ from upstream's. */
  readonly because?: string;
}

/** One object of upstream and its counterpart. */
export interface Row {
  readonly upstream: string;
  readonly file: string;
  /** Kind and component, or undefined when there is deliberately none. */
  readonly ours?: { readonly kind: string; readonly component: string };
  readonly because?: string;
  readonly facts: readonly Fact[];
}

const FILE = fileURLToPath(new URL('facts.yaml', import.meta.url));

const isDifference = (value: JsonValue): value is JsonObject & { because: string } =>
  isJsonObject(value) && typeof value['because'] === 'string' && 'ours' in value && 'upstream' in value;

// A list of plain values is one fact; a list of mappings is walked into, as a mapping is.
const entriesOf = (value: JsonValue): readonly (readonly [string, JsonValue])[] | undefined => {
  if (isJsonObject(value)) return Object.entries(value);
  const items: readonly JsonValue[] = Array.isArray(value) ? value : [];
  return items.some(isJsonObject) ? items.map((item, index) => [String(index), item]) : undefined;
};

const flatten = (value: JsonValue, path: readonly string[]): readonly Fact[] => {
  const name = path.join('.');
  if (isDifference(value)) return [{ name, path, expected: value['ours'] ?? null, because: value.because }];
  const entries = entriesOf(value);
  if (entries === undefined) return [{ name, path, expected: value }];
  return entries.flatMap(([key, child]) => flatten(child, [...path, key]));
};

const textOf = (row: JsonObject, key: string): string => {
  const value = row[key];
  if (typeof value !== 'string')
    throw new TypeError(`facts.yaml: ${JSON.stringify(row['upstream'])} has no ${key}.`);
  return value;
};

const toRow = (row: JsonObject): Row => {
  const head = { upstream: textOf(row, 'upstream'), file: textOf(row, 'file') };
  if (row['ours'] === 'none') return { ...head, because: textOf(row, 'because'), facts: [] };
  const [kind = '', component = ''] = textOf(row, 'ours').split('/');
  return { ...head, ours: { kind, component }, facts: flatten(row['facts'] ?? {}, []) };
};

/** Reads facts.yaml. */
export function readFacts(): readonly Row[] {
  const document = throwIfFailed(parseYamlFile(readFileSync(FILE, 'utf8'), 'facts.yaml'));
  const objects = isJsonObject(document) && Array.isArray(document['objects']) ? document['objects'] : [];
  return objects.filter(isJsonObject).map(toRow);
}
