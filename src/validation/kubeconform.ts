import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { runProcess, shortLivedGo } from '../process/index.js';
import { failure, isFailure, problem, success, type Problem, type Result } from '../result/index.js';
import {
  unpackSchemas,
  type KubernetesVersion,
  type SchemaCatalog,
  type SchemaEntry,
} from '../schemas/index.js';
import { identityOf, makeBatches, type Batch } from './batches.js';
import type { UniqueDocument } from './documents.js';

/** Documents to validate against one Kubernetes version, each with the schema of its kind. */
export interface Task {
  readonly version: KubernetesVersion;
  readonly documents: ReadonlyMap<UniqueDocument, SchemaEntry>;
}

interface KubeconformResult {
  readonly filename: string;
  readonly kind: string;
  readonly name: string;
  readonly version: string;
  readonly status: 'statusInvalid' | 'statusError';
  readonly msg: string;
}

const unreadable = (detail: string): Problem =>
  problem(
    'tool',
    'kubeconform ended without a result.',
    'Run kubeconform -v to see whether it works; version 0.6 or newer is needed.',
    detail,
  );

const parseResults = (stdout: string): readonly KubeconformResult[] | undefined => {
  try {
    return (JSON.parse(stdout) as { readonly resources: readonly KubeconformResult[] }).resources;
  } catch {
    return undefined;
  }
};

const runOnce = async (
  kubeconform: string,
  { version }: Task,
  locations: readonly string[],
  directory: string,
): Promise<Result<readonly KubeconformResult[]>> => {
  const args = [
    '-strict',
    '-output=json',
    `-n=${availableParallelism()}`,
    `-kubernetes-version=${version}.0`,
    ...locations.map((location) => `-schema-location=${location}`),
    directory,
  ];
  const output = await runProcess(kubeconform, args, { environment: shortLivedGo() });
  if (isFailure(output)) return output;
  const results = parseResults(output.value.stdout);
  return results === undefined ? failure(unreadable(output.value.stderr)) : success(results);
};

const documentOf = (result: KubeconformResult, batches: readonly Batch[]): UniqueDocument | undefined => {
  const documents = batches[parseInt(basename(result.filename), 10)]?.documents;
  return documents?.get('') ?? documents?.get(identityOf(result.version, result.kind, result.name));
};

const inDirectory = async (
  kubeconform: string,
  catalog: SchemaCatalog,
  task: Task,
  directory: string,
): Promise<Result<ReadonlyMap<UniqueDocument, string>>> => {
  const batches = makeBatches([...task.documents.keys()]);
  const manifests = join(directory, 'manifests');
  await mkdir(manifests);
  await Promise.all(batches.map(({ text }, index) => writeFile(join(manifests, `${index}.yaml`), text)));
  const entries = [...new Map([...task.documents.values()].map((entry) => [entry.kind, entry])).values()];
  const run = async (again: boolean): Promise<Result<readonly KubeconformResult[]>> => {
    const locations = await unpackSchemas(catalog, task.version, entries, { runDirectory: directory, again });
    return isFailure(locations) ? locations : runOnce(kubeconform, task, locations.value, manifests);
  };
  const first = await run(false);
  if (isFailure(first)) return first;
  // Every kind has a schema, so where kubeconform finds none it lies damaged in the cache.
  const results = first.value.some(({ status }) => status === 'statusError') ? await run(true) : first;
  if (isFailure(results)) return results;
  const invalid = new Map<UniqueDocument, string>();
  for (const result of results.value) {
    const document = documentOf(result, batches);
    if (document === undefined || result.status === 'statusError') {
      return failure(unreadable(`${result.version} ${result.kind} ${result.name}: ${result.msg}`));
    }
    invalid.set(document, result.msg);
  }
  return success(invalid);
};

/**
 * Validates documents in one process of kubeconform, strictly and without the network.
 *
 * @param kubeconform - path of the program
 * @returns what kubeconform says of the documents that are invalid
 * @example await runKubeconform('kubeconform', openCatalog(), { version: '1.36', documents })
 */
export async function runKubeconform(
  kubeconform: string,
  catalog: SchemaCatalog,
  task: Task,
): Promise<Result<ReadonlyMap<UniqueDocument, string>>> {
  if (task.documents.size === 0) return success(new Map());
  let directory: string | undefined;
  try {
    directory = await mkdtemp(join(tmpdir(), 'egov-msa-validate-'));
    return await inDirectory(kubeconform, catalog, task, directory);
  } catch (error) {
    const message = `The manifests cannot be written to ${directory ?? tmpdir()}: ${(error as Error).message}.`;
    return failure(problem('tool', message, 'Make room there, or name another folder in TMPDIR.'));
  } finally {
    if (directory !== undefined) await rm(directory, { recursive: true, force: true });
  }
}
