import { mkdir, readFile, readdir, stat, unlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import writeFileAtomic from 'write-file-atomic';

/** What the store may hold before the least recently used entries go. */
export interface StoreLimits {
  readonly bytes: number;
  readonly ageMilliseconds: number;
}

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** Some 10,000 renders of a large umbrella; entries that nobody has read for a month go first. */
const DEFAULT_LIMITS: StoreLimits = { bytes: 128 * 1024 * 1024, ageMilliseconds: 30 * DAY_MILLISECONDS };

/** Looking through a store costs as much as some renders. */
const WRITES_BETWEEN_PRUNES = 200;

const writes = new Map<string, number>();

/** Manifests and findings repeat themselves: the fastest level already shrinks them to a tenth. */
const COMPRESSION = { level: 1 };

const ENTRY_NAME = /^[0-9a-f]{64}\.gz$/;

/**
 * Tells an entry by its fields.
 *
 * @example const isRun = hasFields<Run>('exitCode', 'stdout', 'stderr');
 */
export const hasFields =
  <T extends object>(...names: readonly (keyof T)[]) =>
  (value: unknown): value is T =>
    typeof value === 'object' && value !== null && names.every((name) => name in value);

/**
 * Reads an entry. gzip's own checksum tells a damaged or cut one, which counts as absent.
 *
 * @param key - SHA-256 in hex
 * @param isEntry - tells an entry from what an older version of the toolkit may have left
 * @example await readEntry('/cache/renders', key, isParsedRun)
 */
export async function readEntry<T>(
  directory: string,
  key: string,
  isEntry: (value: unknown) => value is T,
): Promise<T | undefined> {
  const path = join(directory, `${key}.gz`);
  try {
    const entry: unknown = JSON.parse((await promisify(gunzip)(await readFile(path))).toString('utf8'));
    if (!isEntry(entry)) return undefined;
    const { mtimeMs } = await stat(path);
    // The time of change serves as the time of last use, to the day.
    if (Date.now() - mtimeMs > DAY_MILLISECONDS) await utimes(path, new Date(), new Date());
    return entry;
  } catch {
    return undefined;
  }
}

/**
 * Writes an entry through a rename, so that another process sees all of it or nothing. The first write and each 200th
 * after it also make room, see {@link pruneEntries}.
 *
 * @throws the file system's error, for instance on a full disk; no part of the entry stays
 * @example await writeEntry('/cache/renders', key, run)
 */
export async function writeEntry(directory: string, key: string, entry: unknown): Promise<void> {
  const content = await promisify(gzip)(JSON.stringify(entry), COMPRESSION);
  await mkdir(directory, { recursive: true });
  // No fsync: an entry that a power cut spoils fails its checksum and is made again.
  await writeFileAtomic(join(directory, `${key}.gz`), content, { fsync: false });
  const earlier = writes.get(directory) ?? 0;
  writes.set(directory, earlier + 1);
  // The entry is written; what could not be removed is tried again later.
  if (earlier % WRITES_BETWEEN_PRUNES === 0) await pruneEntries(directory).catch(() => 0);
}

/**
 * Removes what is too old, then the least recently used entries above the size.
 *
 * @returns the number of entries removed
 * @example await pruneEntries('/cache/renders')
 */
export async function pruneEntries(directory: string, limits: StoreLimits = DEFAULT_LIMITS): Promise<number> {
  const names = (await readdir(directory)).filter((name) => ENTRY_NAME.test(name));
  const entries = await Promise.all(
    names.map(async (name) => {
      const path = join(directory, name);
      // Another process may have removed it since.
      const { size, mtimeMs } = await stat(path).catch(() => ({ size: 0, mtimeMs: Date.now() }));
      return { path, size, mtimeMs };
    }),
  );
  let kept = 0;
  const surplus = entries
    .sort((left, right) => right.mtimeMs - left.mtimeMs)
    .filter(({ size, mtimeMs }) => {
      kept += size;
      return kept > limits.bytes || Date.now() - mtimeMs > limits.ageMilliseconds;
    });
  await Promise.all(surplus.map(({ path }) => unlink(path).catch(() => undefined)));
  return surplus.length;
}
