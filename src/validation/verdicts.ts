import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import writeFileAtomic from 'write-file-atomic';
import { cacheRoot } from '../cache/index.js';
import type { Fault } from './types.js';

/** Raised when the meaning of a verdict changes, such as a message. */
const FORMAT = 1;

/** About 3 MB before compression; the ones used longest ago go first. */
const LARGEST_COUNT = 50_000;

/** Verdicts of documents by a key that names the document and the schema. */
export type Verdicts = ReadonlyMap<string, readonly Fault[]>;

const directory = (): string => join(cacheRoot(), 'validation');

const isVerdicts = (value: unknown): value is readonly (readonly [string, readonly Fault[]])[] =>
  Array.isArray(value) &&
  value.every((entry) => Array.isArray(entry) && typeof entry[0] === 'string' && Array.isArray(entry[1]));

/**
 * Reads the verdicts that earlier runs stored.
 *
 * @param validator - name and version of what gave them
 * @returns none when there are none, or when gzip's checksum tells that the file was damaged
 */
export async function readVerdicts(validator: string): Promise<Verdicts> {
  try {
    const content = await promisify(gunzip)(
      await readFile(join(directory(), `${validator}-${FORMAT}.json.gz`)),
    );
    const entries: unknown = JSON.parse(content.toString('utf8'));
    return isVerdicts(entries) ? new Map(entries) : new Map();
  } catch {
    return new Map();
  }
}

/**
 * Stores verdicts beside those that are there, through a rename. What another process stores at the same moment may
 * be lost, which costs it a second look and nothing else.
 *
 * @param used - verdicts of this run, old and new
 * @returns a sentence when they could not be stored, for instance on a full disk
 */
export async function writeVerdicts(validator: string, used: Verdicts): Promise<string | undefined> {
  const merged = new Map(await readVerdicts(validator));
  for (const [key, faults] of used) {
    // Moves it to the end, among the ones used last.
    merged.delete(key);
    merged.set(key, faults);
  }
  const kept = [...merged].slice(-LARGEST_COUNT);
  try {
    await mkdir(directory(), { recursive: true });
    const content = await promisify(gzip)(JSON.stringify(kept), { level: 1 });
    await writeFileAtomic(join(directory(), `${validator}-${FORMAT}.json.gz`), content, { fsync: false });
    return undefined;
  } catch (error) {
    return `The verdicts of kubeconform were not cached in ${directory()}: ${(error as Error).message}.`;
  }
}
