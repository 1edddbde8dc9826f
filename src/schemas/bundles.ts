import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { projectPath } from '../tools/index.js';
import type { SchemaBundle } from './bundle.js';

/** The index of schemas/: `kinds.json`. */
export interface KindIndex {
  /** Source, then kind, to a hash of the schema. */
  readonly hashes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Kubernetes source, then kind, to what the schema lost since the version before, see {@link lostFields}. */
  readonly lost: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

let indexText: string | undefined;
let index: KindIndex | undefined;
const bundles = new Map<string, SchemaBundle>();

/** The text of `kinds.json`, which changes whenever a schema does. */
export const readIndexText = (): string =>
  (indexText ??= readFileSync(projectPath('schemas', 'kinds.json'), 'utf8'));

/** The index of the schemas that are shipped. */
export const readIndex = (): KindIndex => (index ??= JSON.parse(readIndexText()) as KindIndex);

/**
 * Reads a bundle file.
 *
 * @param content - the bytes of a `.json.br` file of schemas/
 * @throws when they are not such a file
 * @example decodeBundle(readFileSync('schemas/istio.json.br')).kinds
 */
export const decodeBundle = (content: Buffer): SchemaBundle =>
  JSON.parse(brotliDecompressSync(content).toString('utf8')) as SchemaBundle;

/**
 * Reads a bundle that is shipped, once.
 *
 * @param source - `kubernetes-1.36`, `istio`
 * @throws when the file is missing or damaged: the installation is broken
 */
export function readBundle(source: string): SchemaBundle {
  const known = bundles.get(source);
  if (known !== undefined) return known;
  const bundle = decodeBundle(readFileSync(projectPath('schemas', `${source}.json.br`)));
  bundles.set(source, bundle);
  return bundle;
}
