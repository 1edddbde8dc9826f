import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { cacheRoot } from '../cache/index.js';
import { failure, problem, success, type Result } from '../result/index.js';
import { loadSchema, schemaSetHash, type KubernetesVersion, type SchemaEntry } from './catalog.js';

/** Where kubeconform looks inside the folder of a version; the group of `v1` is `v1` to it, and kinds are lower case. */
const FILE_TEMPLATE = '{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json';

const fileOf = (kind: string): string => {
  const parts = kind.split('/');
  const name = parts.at(-1)?.toLowerCase() ?? '';
  const version = parts.at(-2) ?? '';
  return join(parts[0] ?? '', `${name}_${version}.json`);
};

/**
 * Makes sure that the schemas of some kinds lie on disk, each in a file that needs no other, in a folder of the cache
 * that is named by the content of all schemas. Files appear by a rename, so several processes may do it at once.
 *
 * @param version - the folder to fill
 * @param entries - the kinds, see {@link findSchema}
 * @returns the schema location for kubeconform; a problem when the cache cannot be written
 * @example await unpackSchemas('1.36', [entry])
 */
export async function unpackSchemas(
  version: KubernetesVersion,
  entries: readonly SchemaEntry[],
): Promise<Result<string>> {
  const root = join(cacheRoot(), 'schemas', schemaSetHash(), version);
  const missing = entries
    .map((entry) => ({ entry, path: join(root, fileOf(entry.kind)) }))
    .filter(({ path }) => !existsSync(path));
  try {
    for (const { entry, path } of missing) {
      await mkdir(dirname(path), { recursive: true });
      await writeFileAtomic(path, JSON.stringify(loadSchema(entry)), { fsync: false });
    }
    return success(join(root, FILE_TEMPLATE));
  } catch (error) {
    const message = `The Kubernetes schemas cannot be unpacked into ${root}: ${(error as Error).message}.`;
    return failure(problem('tool', message, 'Make room there, or name another folder in EGOV_MSA_CACHE.'));
  }
}
