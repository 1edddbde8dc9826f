import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { projectPath } from '../tools/index.js';
import { kindKey, standaloneSchema, type SchemaBundle, type StandaloneSchema } from './bundle.js';

/** The Kubernetes minor versions whose schemas are shipped, oldest first. */
export const KUBERNETES_VERSIONS = ['1.32', '1.33', '1.34', '1.35', '1.36'] as const;

export type KubernetesVersion = (typeof KUBERNETES_VERSIONS)[number];

/** Where the schema of a kind is found, and a hash that changes when the schema does. */
export interface SchemaEntry {
  /** Name of a bundle: `kubernetes-1.36`, `istio`. */
  readonly source: string;
  readonly kind: string;
  readonly hash: string;
}

/** Enough of a SHA-256 to tell some thousand schemas apart. */
const HASH_CHARACTERS = 16;

/**
 * Hashes a schema.
 *
 * @returns hexadecimal digits
 * @example schemaHash(standaloneSchema(bundle, 'v1/Service'))
 */
export const schemaHash = (schema: StandaloneSchema): string =>
  createHash('sha256').update(JSON.stringify(schema)).digest('hex').slice(0, HASH_CHARACTERS);

/**
 * Reads a bundle file.
 *
 * @param content - the bytes of a file of schemas/
 * @throws when they are not such a file
 */
export const decodeBundle = (content: Buffer): SchemaBundle =>
  JSON.parse(brotliDecompressSync(content).toString('utf8')) as SchemaBundle;

type KindHashes = Readonly<Record<string, Readonly<Record<string, string>>>>;

let kindsText: string | undefined;
let kindHashes: KindHashes | undefined;
const bundles = new Map<string, SchemaBundle>();

const readKindsText = (): string => (kindsText ??= readFileSync(projectPath('schemas', 'kinds.json'), 'utf8'));

const readKinds = (): KindHashes => (kindHashes ??= JSON.parse(readKindsText()) as KindHashes);

const kubernetesSource = (version: KubernetesVersion): string => `kubernetes-${version}`;

const isKubernetesSource = (source: string): boolean => source.startsWith('kubernetes-');

/** Names the set of schemas as a whole; changes when any of them does. SHA-256 in hex. */
export const schemaSetHash = (): string => createHash('sha256').update(readKindsText()).digest('hex');

/** Sources of custom resources: `argo-cd`, `cert-manager`, … */
export const customResourceSources = (): readonly string[] =>
  Object.keys(readKinds())
    .filter((source) => !isKubernetesSource(source))
    .sort();

/**
 * Looks up the schema of a kind: built in to that Kubernetes version, or a custom resource of any version.
 *
 * @returns undefined when neither knows it
 * @example findSchema('1.36', 'apps/v1', 'Deployment')?.source // 'kubernetes-1.36'
 */
export function findSchema(
  version: KubernetesVersion,
  apiVersion: string,
  kind: string,
): SchemaEntry | undefined {
  const key = kindKey(apiVersion, kind);
  for (const source of [kubernetesSource(version), ...customResourceSources()]) {
    const hash = readKinds()[source]?.[key];
    if (hash !== undefined) return { source, kind: key, hash };
  }
  return undefined;
}

/**
 * Lists the kinds that manifests for a Kubernetes version can hold, custom resources included.
 *
 * @returns keys like `apps/v1/Deployment`, sorted
 * @example knownKinds('1.36').includes('apps/v1/Deployment') // true
 */
export const knownKinds = (version: KubernetesVersion): readonly string[] =>
  [kubernetesSource(version), ...customResourceSources()]
    .flatMap((source) => Object.keys(readKinds()[source] ?? {}))
    .sort();

/**
 * Loads the schema of a kind from the bundle that holds it; a bundle is read once.
 *
 * @param entry - see {@link findSchema}
 * @throws when the file of the bundle is missing or damaged: the installation is broken
 */
export function loadSchema({ source, kind }: SchemaEntry): StandaloneSchema {
  const bundle = bundles.get(source) ?? decodeBundle(readFileSync(projectPath('schemas', `${source}.json.br`)));
  bundles.set(source, bundle);
  const schema = standaloneSchema(bundle, kind);
  if (schema === undefined) throw new Error(`schemas/${source}.json.br does not hold ${kind}.`);
  return schema;
}
