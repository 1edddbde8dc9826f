import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * Names an entry by everything that decides what is in it.
 *
 * @param files - paths of files; their content counts
 * @param parts - everything else
 * @returns SHA-256 in hex
 * @throws the file system's error for a file that cannot be read
 * @example entryKey(['values.yaml'], [chart.hash, '1.36'])
 */
export const entryKey = (files: readonly string[], parts: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}\0${part}`);
  for (const file of files) {
    const content = readFileSync(file);
    hash.update(`${content.length}\0`).update(content);
  }
  return hash.digest('hex');
};
