import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { cacheRoot, hasFields, readEntry, writeEntry } from '../cache/index.js';
import { success, type Result } from '../result/index.js';
import type { ParsedRun } from './types.js';

/** A run of helm, where it came from, and what hindered storing it. */
export interface CachedRun {
  readonly run: ParsedRun;
  readonly cached: boolean;
  readonly warnings: readonly string[];
}

const running = new Map<string, Promise<Result<CachedRun>>>();

const isParsedRun = hasFields<ParsedRun>('exitCode', 'stdout', 'stderr', 'parsed');

const store = async (directory: string, key: string, run: ParsedRun): Promise<readonly string[]> => {
  try {
    await writeEntry(directory, key, run);
    return [];
  } catch (error) {
    return [`The render was not cached in ${directory}: ${(error as Error).message}.`];
  }
};

const readOrRun = async (
  directory: string,
  key: string,
  run: () => Promise<Result<ParsedRun>>,
  isStorable: (run: ParsedRun) => boolean,
): Promise<Result<CachedRun>> => {
  const entry = await readEntry(directory, key, isParsedRun);
  if (entry !== undefined) return success({ run: entry, cached: true, warnings: [] });
  const fresh = await run();
  if (!fresh.ok) return fresh;
  const warnings = isStorable(fresh.value) ? await store(directory, key, fresh.value) : [];
  return success({ run: fresh.value, cached: false, warnings });
};

/**
 * The key of a render: its content and the version of helm.
 *
 * @returns SHA-256 in hex
 * @example renderKey(request.contentHash, 'v4.3.1')
 */
export const renderKey = (contentHash: string, version: string): string =>
  createHash('sha256').update(`${contentHash}\0${version}`).digest('hex');

/**
 * Takes a run from the cache on disk, or runs and stores it. Two equal requests at once run once.
 *
 * @param key - see {@link renderKey}
 * @param isStorable - tells which runs are a function of the key
 * @example await runCached(key, () => runHelm(path, request.arguments, request.input), () => true)
 */
export function runCached(
  key: string,
  run: () => Promise<Result<ParsedRun>>,
  isStorable: (run: ParsedRun) => boolean,
): Promise<Result<CachedRun>> {
  const directory = join(cacheRoot(), 'renders');
  const id = join(directory, key);
  const known = running.get(id);
  if (known !== undefined) return known;
  const started = readOrRun(directory, key, run, isStorable).finally(() => running.delete(id));
  running.set(id, started);
  return started;
}
