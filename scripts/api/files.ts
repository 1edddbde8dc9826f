import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';

type Pages = ReadonlyMap<string, string>;

const namesIn = (directory: string): readonly string[] =>
  existsSync(directory) ? readdirSync(directory).sort() : [];

/** The files of a folder that are not those pages: with another text, missing, or of no page. */
export const staleFiles = (directory: string, pages: Pages): readonly string[] => {
  const present = namesIn(directory);
  const wrong = [...pages]
    .filter(([name, text]) => !present.includes(name) || readFileSync(join(directory, name), 'utf8') !== text)
    .map(([name]) => name);
  return [...wrong, ...present.filter((name) => !pages.has(name))].sort();
};

/** Makes a folder hold those pages and nothing else. */
export const writeFiles = async (directory: string, pages: Pages): Promise<void> => {
  await mkdir(directory, { recursive: true });
  for (const name of namesIn(directory)) if (!pages.has(name)) await rm(join(directory, name));
  for (const [name, text] of pages) await writeFileAtomic(join(directory, name), text);
};
