import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { parseHelmignore, type IgnoreTest } from './helmignore.js';

/** A file of a chart: its path below the chart (with `/`) and its content. */
export interface ChartFile {
  readonly path: string;
  readonly content: Buffer;
}

const isDirectory = (entry: Dirent, path: string): boolean =>
  entry.isSymbolicLink() ? statSync(path).isDirectory() : entry.isDirectory();

function* walk(root: string, below: string, ignored: IgnoreTest): Generator<ChartFile> {
  for (const entry of readdirSync(join(root, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    const absolute = join(root, path);
    const directory = isDirectory(entry, absolute);
    if (ignored(path, directory)) continue;
    if (directory) yield* walk(root, path, ignored);
    else yield { path, content: readFileSync(absolute) };
  }
}

/**
 * Reads every file of a chart that Helm reads, subcharts included, sorted by path.
 * Synchronous on purpose: for some hundred small files it takes a quarter of the time.
 *
 * @throws the file system's error when a file cannot be read
 * @example readChartFiles('charts/egov-msa').length
 */
export function readChartFiles(directory: string): readonly ChartFile[] {
  const helmignore = join(directory, '.helmignore');
  const ignored = parseHelmignore(existsSync(helmignore) ? readFileSync(helmignore, 'utf8') : '');
  return [...walk(directory, '', ignored)].sort((left, right) => (left.path < right.path ? -1 : 1));
}

/**
 * Hashes files by path and content.
 *
 * @returns SHA-256 in hex
 * @example hashFiles(readChartFiles('charts/egov-msa'))
 */
export function hashFiles(files: readonly ChartFile[]): string {
  const hash = createHash('sha256');
  // The length before each content keeps two trees apart whose bytes join to the same stream.
  for (const { path, content } of files) hash.update(`${path}\0${content.length}\0`).update(content);
  return hash.digest('hex');
}
