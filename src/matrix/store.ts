import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import writeFileAtomic from 'write-file-atomic';
import { cacheRoot } from '../cache/index.js';
import { pruneEntries } from '../render/index.js';
import type { CellOutcome } from './types.js';

/** Keeps what was found in cells that stay the same. */
export interface CellStore {
  readonly read: (key: string) => Promise<CellOutcome | undefined>;
  readonly write: (key: string, outcome: CellOutcome) => Promise<void>;
  /** Removes what nobody has asked for in a long time. */
  readonly close: () => Promise<void>;
}

/**
 * Names a cell by everything that decides what is found in it.
 *
 * @param files - paths of values files; their content counts
 * @param parts - everything else
 * @returns SHA-256 in hex
 * @example cellKey([], [chart.hash, '1.36'])
 */
export const cellKey = (files: readonly string[], parts: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}\0${part}`);
  for (const file of files) {
    const content = readFileSync(file);
    hash.update(`${content.length}\0`).update(content);
  }
  return hash.digest('hex');
};

const isOutcome = (value: unknown): value is CellOutcome =>
  typeof value === 'object' && value !== null && 'objects' in value && 'findings' in value;

const once = (tell: (message: string) => void): ((message: string) => void) => {
  let told = false;
  return (message) => {
    if (!told) tell(message);
    told = true;
  };
};

/**
 * Opens the store below the cache root. A store that cannot be written costs time and nothing else.
 *
 * @param onWarning - told once, in a sentence, when the store cannot be written
 * @example const store = openStore(console.error);
 */
export const openStore = (onWarning: (message: string) => void): CellStore => {
  const directory = join(cacheRoot(), 'matrix');
  const warn = once(onWarning);
  let writes = 0;
  return {
    read: async (key) => {
      try {
        const value: unknown = JSON.parse(
          gunzipSync(await readFile(join(directory, `${key}.gz`))).toString('utf8'),
        );
        return isOutcome(value) ? value : undefined;
      } catch {
        return undefined;
      }
    },
    write: async (key, outcome) => {
      try {
        await mkdir(directory, { recursive: true });
        const content = gzipSync(JSON.stringify(outcome));
        await writeFileAtomic(join(directory, `${key}.gz`), content, { fsync: false });
        writes += 1;
      } catch (error) {
        warn(`What was found is not cached in ${directory}: ${(error as Error).message}.`);
      }
    },
    close: async () => {
      if (writes > 0) await pruneEntries(directory).catch(() => 0);
    },
  };
};

/** Keeps nothing, for `--no-cache`. */
export const noStore: CellStore = {
  read: () => Promise.resolve(undefined),
  write: () => Promise.resolve(),
  close: () => Promise.resolve(),
};
