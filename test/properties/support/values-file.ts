import { dump } from 'js-yaml';
import {
  isJsonObject,
  kubernetesSchema,
  parseYamlDocument,
  type JsonObject,
  type JsonValue,
} from '../../../src/yaml/index.js';

/** A key of the values, from the umbrella's root. */
export type ValuesPath = readonly string[];

/** One change to a values file. */
export type Mutation =
  | { readonly type: 'set'; readonly kind: string; readonly path: ValuesPath; readonly value: JsonValue }
  /** A scalar that stands in the file exactly so. */
  | { readonly type: 'raw'; readonly path: ValuesPath; readonly scalar: string }
  | { readonly type: 'rewrite'; readonly how: Rewrite };

/** A change to the text as a whole. */
export type Rewrite =
  | 'windows-lines'
  | 'byte-order-mark'
  | 'key-twice'
  | 'tab'
  | 'second-document'
  | 'cut-off'
  | 'no-last-line-end';

/** A shipped values file and what is changed in it. */
export interface MutatedFile {
  readonly base: string;
  readonly mutations: readonly Mutation[];
}

const withValue = (tree: JsonObject, [key = '', ...rest]: ValuesPath, value: JsonValue): JsonObject => {
  if (rest.length === 0) return { ...tree, [key]: value };
  const below = tree[key];
  return { ...tree, [key]: withValue(below !== undefined && isJsonObject(below) ? below : {}, rest, value) };
};

/** Stands for a raw scalar until the text is written; no other text looks like it. */
const placeholder = (index: number): string => `RAW-SCALAR-${index}-HERE`;

/** Text that more can be written after: `{}` is a document of its own. */
const open = (text: string): string => (text === '{}\n' ? '' : text);

const REWRITES: Readonly<Record<Rewrite, (text: string) => string>> = {
  'windows-lines': (text) => text.replaceAll('\n', '\r\n'),
  'byte-order-mark': (text) => `\uFEFF${text}`,
  'key-twice': (text) => `${open(text)}\nglobal: {domain: first.test}\nglobal: {domain: second.test}\n`,
  tab: (text) => `${open(text)}\nmysql:\n\tenabled: true\n`,
  'second-document': (text) => `${text}\n---\nmysql: {enabled: false}\n`,
  'cut-off': (text) => text.slice(0, Math.floor(text.length / 2)),
  'no-last-line-end': (text) => text.trimEnd(),
};

/**
 * Writes a values file with its mutations.
 *
 * @param base - content of the file that is mutated
 * @example mutatedText({}, [{ type: 'raw', path: ['mysql', 'enabled'], scalar: 'yes' }]) // 'mysql:\n  enabled: yes\n'
 */
export function mutatedText(base: JsonObject, mutations: readonly Mutation[]): string {
  const raw: string[] = [];
  const tree = mutations.reduce((values, mutation) => {
    if (mutation.type === 'rewrite') return values;
    if (mutation.type === 'set') return withValue(values, mutation.path, mutation.value);
    raw.push(mutation.scalar);
    return withValue(values, mutation.path, placeholder(raw.length - 1));
  }, base);
  const written = dump(tree, { schema: kubernetesSchema, lineWidth: -1, noRefs: true });
  const text = raw.reduce((so, scalar, index) => so.replace(placeholder(index), () => scalar), written);
  return mutations.reduce(
    (so, mutation) => (mutation.type === 'rewrite' ? REWRITES[mutation.how](so) : so),
    text,
  );
}

/** What a values file holds for Helm, which reads the first document; undefined when it is no YAML or no mapping. */
export function valuesIn(text: string): JsonObject | undefined {
  const [first = ''] = text.replace(/^\uFEFF/, '').split(/^---$/m);
  const parsed = parseYamlDocument(first);
  if (!('value' in parsed)) return undefined;
  if (parsed.value === null) return {};
  return isJsonObject(parsed.value) ? parsed.value : undefined;
}
