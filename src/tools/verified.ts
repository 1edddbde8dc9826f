import { readFile, stat } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import type { Tool } from './catalog.js';
import { readVersion } from './version.js';

/** Changes whenever the file does, and costs no start of a 100 MB program. */
const fingerprint = async (file: string): Promise<string | undefined> => {
  try {
    const { size, mtimeMs } = await stat(file);
    return `${String(size)}:${String(mtimeMs)}`;
  } catch {
    return undefined;
  }
};

const stampOf = (file: string): string => `${file}.verified`;

/**
 * Tells whether a cached program works: it is run once, and again only after its file has changed.
 *
 * @param tool - what it must be
 * @param file - its path
 * @returns false when it is missing, damaged or of another version
 * @example
 * if (await isIntact(describeTool('etcd'), '/cache/tools/etcd/3.6.8/etcd')) …
 */
export const isIntact = async (tool: Tool, file: string): Promise<boolean> => {
  const current = await fingerprint(file);
  if (current === undefined) return false;
  const stamp = await readFile(stampOf(file), 'utf8').catch(() => undefined);
  if (stamp === current) return true;
  if ((await readVersion(file, tool)) !== tool.version) return false;
  await writeFileAtomic(stampOf(file), current);
  return true;
};
