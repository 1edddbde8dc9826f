import { join } from 'node:path';
import { cacheRoot, pruneEntries, readEntry, writeEntry } from '../cache/index.js';
import type { CellOutcome } from './types.js';

/** Keeps what was found in cells that stay the same. */
export interface CellStore {
  readonly read: (key: string) => Promise<CellOutcome | undefined>;
  readonly write: (key: string, outcome: CellOutcome) => Promise<void>;
  /** Removes what nobody has asked for in a long time. */
  readonly close: () => Promise<void>;
}

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
    read: (key) => readEntry(directory, key, isOutcome),
    write: async (key, outcome) => {
      try {
        await writeEntry(directory, key, outcome);
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
