import { beforeEach, describe, expect, it } from '@jest/globals';
import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasFields, pruneEntries, readEntry, writeEntry } from '../../src/cache/index.js';
import { useTemporaryDirectories } from '../support/index.js';

const temporaryDirectory = useTemporaryDirectories();
let entries: string;

const write = (name: string, bytes: number, daysAgo: number): void => {
  const path = join(entries, `${name.padStart(64, '0')}.gz`);
  const time = new Date(Date.now() - daysAgo * 24 * 60 * 60 * 1000);
  writeFileSync(path, Buffer.alloc(bytes));
  utimesSync(path, time, time);
};

const kept = (): readonly string[] =>
  readdirSync(entries)
    .map((name) => name.replace(/^0+|\.gz$/g, ''))
    .sort();

describe('pruneEntries', () => {
  beforeEach(() => {
    entries = temporaryDirectory();
    write('a', 100, 0);
    write('b', 100, 1);
    write('c', 100, 2);
    write('d', 100, 40);
  });

  it('removes the least recently used entries above the size', async () => {
    expect(await pruneEntries(entries, { bytes: 250, ageMilliseconds: Infinity })).toBe(2);
    expect(kept()).toStrictEqual(['a', 'b']);
  });

  it('removes entries that are too old', async () => {
    expect(await pruneEntries(entries)).toBe(1);
    expect(kept()).toStrictEqual(['a', 'b', 'c']);
  });

  it('touches no other file', async () => {
    writeFileSync(join(entries, 'README'), 'mine');
    await pruneEntries(entries, { bytes: 0, ageMilliseconds: 0 });
    expect(readdirSync(entries)).toStrictEqual(['README']);
  });
});

describe('writeEntry', () => {
  const key = 'e'.repeat(64);

  it('makes room at the first write into a store', async () => {
    entries = temporaryDirectory();
    write('d', 100, 40);
    await writeEntry(entries, key, { name: 'new' });
    expect(readdirSync(entries)).toStrictEqual([`${key}.gz`]);
  });

  it('leaves what readEntry gives back, and takes an entry of another shape for none', async () => {
    entries = temporaryDirectory();
    await writeEntry(entries, key, { name: 'new' });
    expect(await readEntry(entries, key, hasFields<{ name: string }>('name'))).toStrictEqual({ name: 'new' });
    expect(await readEntry(entries, key, hasFields<{ title: string }>('title'))).toBeUndefined();
  });
});
