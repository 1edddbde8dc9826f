import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { cacheRoot } from '../cache/index.js';
import { failure, problem, success, type Result } from '../result/index.js';
import { readIndexText } from './bundles.js';
import { CHART_SOURCE, type SchemaCatalog, type SchemaEntry } from './catalog.js';
import type { KubernetesVersion } from './versions.js';

/** Where kubeconform looks below a folder; to it the group of `v1` is `v1`, and kinds are lower case. */
const FILE_TEMPLATE = '{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json';

const fileOf = (kind: string): string => {
  const parts = kind.split('/');
  return join(parts[0] ?? '', `${(parts.at(-1) ?? '').toLowerCase()}_${parts.at(-2) ?? ''}.json`);
};

const setHash = (): string => createHash('sha256').update(readIndexText()).digest('hex');

export interface UnpackOptions {
  /** Folder of this run, for the schemas that a chart brings along. */
  readonly runDirectory: string;
  /** Writes again what is there, for a cache that was damaged. @default false */
  readonly again?: boolean;
}

/**
 * Makes sure that the schemas of some kinds lie on disk, each in a file that needs no other. Shipped ones are kept in
 * the cache, in a folder named by the content of all schemas, so each is unpacked once; where the cache cannot be
 * written, they lie in the folder of this run. Files appear by a rename, so several processes may do it at once.
 *
 * @param entries - the kinds that one run of kubeconform needs
 * @returns schema locations for kubeconform; a problem when neither folder can be written
 * @example await unpackSchemas(catalog, '1.36', [entry], { runDirectory })
 */
export async function unpackSchemas(
  catalog: SchemaCatalog,
  version: KubernetesVersion,
  entries: readonly SchemaEntry[],
  { runDirectory, again = false }: UnpackOptions,
): Promise<Result<readonly string[]>> {
  const shared = join(cacheRoot(), 'schemas', setHash(), version);
  const own = join(runDirectory, 'schemas');
  const unpack = async (directory: string, wanted: readonly SchemaEntry[]): Promise<void> => {
    for (const entry of wanted) {
      const path = join(directory, fileOf(entry.kind));
      if (!again && existsSync(path)) continue;
      await mkdir(dirname(path), { recursive: true });
      await writeFileAtomic(path, JSON.stringify(catalog.load(entry)), { fsync: false });
    }
  };
  const shipped = entries.filter(({ source }) => source !== CHART_SOURCE);
  try {
    await unpack(
      own,
      entries.filter(({ source }) => source === CHART_SOURCE),
    );
    await unpack(shared, shipped).catch(() => unpack(own, shipped));
    return success([own, shared].map((directory) => join(directory, FILE_TEMPLATE)));
  } catch (error) {
    const message = `The Kubernetes schemas cannot be unpacked into ${shared} or ${own}: ${(error as Error).message}.`;
    return failure(problem('tool', message, 'Make room there, or name another folder in EGOV_MSA_CACHE.'));
  }
}
