import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import {
  lostFields,
  schemaHash,
  standaloneSchema,
  type KindIndex,
  type SchemaBundle,
} from '../../src/schemas/index.js';
import type { MadeBundle } from './make.js';

const sha256 = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');

/** The largest window finds what the kinds of a source repeat; text mode is for JSON. */
const compress = (content: string): Buffer =>
  brotliCompressSync(content, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(content),
    },
  });

export interface PlannedFile {
  readonly name: string;
  readonly content: Buffer;
}

/**
 * Plans a compressed file. Another release of the compressor may choose other bytes, so a file whose text is the same
 * stays as it is.
 *
 * @param directory - the folder as it is now
 */
export const keepEqualText = (directory: string, name: string, text: string): PlannedFile => {
  const path = join(directory, name);
  if (existsSync(path)) {
    const present = readFileSync(path);
    if (brotliDecompressSync(present).toString('utf8') === text) return { name, content: present };
  }
  return { name, content: compress(text) };
};

const pretty = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

const kindHashes = (bundle: SchemaBundle): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.keys(bundle.kinds).flatMap((kind) => {
      const schema = standaloneSchema(bundle, kind);
      return schema === undefined ? [] : [[kind, schemaHash(schema)]];
    }),
  );

const lostSince = (later: SchemaBundle, earlier: SchemaBundle): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.keys(later.kinds).flatMap((kind) => {
      const [left, right] = [standaloneSchema(later, kind), standaloneSchema(earlier, kind)];
      if (left === undefined || right === undefined || schemaHash(left) === schemaHash(right)) return [];
      const lost = lostFields(left, right);
      return lost === undefined ? [] : [[kind, lost]];
    }),
  );

const kindIndex = (made: readonly MadeBundle[]): KindIndex => {
  const kubernetes = made.filter(({ source: { type } }) => type === 'kubernetes');
  return {
    hashes: Object.fromEntries(made.map(({ source, bundle }) => [source.name, kindHashes(bundle)])),
    lost: Object.fromEntries(
      kubernetes.flatMap(({ source, bundle }, position) => {
        const earlier = kubernetes[position - 1]?.bundle;
        return earlier === undefined ? [] : [[source.name, lostSince(bundle, earlier)]];
      }),
    ),
  };
};

/**
 * Lays out the folder of schemas: a compressed bundle for each source, `kinds.json` (see {@link KindIndex}) and `manifest.json` (where each file comes from, and its SHA-256).
 *
 * @param directory - the folder as it is now
 * @returns every file it should hold; equal sources give equal bytes
 */
export function planFiles(directory: string, made: readonly MadeBundle[]): readonly PlannedFile[] {
  const bundles = made.map(({ source, bundle }) =>
    keepEqualText(directory, `${source.name}.json.br`, JSON.stringify(bundle)),
  );
  const manifest = made.map(({ source, module, bundle }, index) => ({
    file: bundles[index]?.name,
    sha256: sha256(bundles[index]?.content ?? ''),
    contentSha256: sha256(JSON.stringify(bundle)),
    module: module.path,
    version: module.version,
    sum: module.sum,
    sources: source.files,
    kinds: Object.keys(bundle.kinds).length,
  }));
  return [
    ...bundles,
    { name: 'kinds.json', content: pretty(kindIndex(made)) },
    { name: 'manifest.json', content: pretty(manifest) },
  ];
}

/**
 * Names the files of the folder that differ from the plan, those that are missing and those that do not belong.
 */
export function staleFiles(directory: string, files: readonly PlannedFile[]): readonly string[] {
  const planned = new Map(files.map(({ name, content }) => [name, content]));
  const surplus = readdirSync(directory).filter((name) => !planned.has(name));
  const changed = files.filter(({ name, content }) => {
    const path = join(directory, name);
    return !existsSync(path) || !readFileSync(path).equals(content);
  });
  return [...changed.map(({ name }) => name), ...surplus].sort();
}

/** Writes the plan and removes what does not belong. */
export function writeFiles(directory: string, files: readonly PlannedFile[]): void {
  const names = new Set(files.map(({ name }) => name));
  for (const name of readdirSync(directory)) if (!names.has(name)) rmSync(join(directory, name));
  for (const { name, content } of files) writeFileSync(join(directory, name), content);
}
