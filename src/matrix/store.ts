import { join } from 'node:path';
import { cacheRoot, hasFields, readEntry, writeEntry } from '../cache/index.js';
import type { CellOutcome } from './types.js';

/** Keeps what was found in cells that stay the same. */
export interface CellStore {
  readonly read: (key: string) => Promise<CellOutcome | undefined>;
  readonly write: (key: string, outcome: CellOutcome) => Promise<void>;
}

const isOutcome = hasFields<CellOutcome>('objects', 'findings');

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
  return {
    read: (key) => readEntry(directory, key, isOutcome),
    write: async (key, outcome) => {
      try {
        await writeEntry(directory, key, outcome);
      } catch (error) {
        warn(`What was found is not cached in ${directory}: ${(error as Error).message}.`);
      }
    },
  };
};

/** Keeps nothing, for `--no-cache`. */
export const noStore: CellStore = {
  read: () => Promise.resolve(undefined),
  write: () => Promise.resolve(),
};
