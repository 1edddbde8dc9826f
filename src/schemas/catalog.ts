import { createHash } from 'node:crypto';
import { kindKey, standaloneSchema, type SchemaBundle, type StandaloneSchema } from './bundle.js';
import { readBundle, readIndex } from './bundles.js';
import type { KubernetesVersion } from './versions.js';

/** Where the schema of a kind is found, and a hash that changes when the schema does. */
export interface SchemaEntry {
  /** Name of a bundle: `kubernetes-1.36`, `istio`; `chart` for what a chart brings along. */
  readonly source: string;
  /** See {@link kindKey}. */
  readonly kind: string;
  readonly hash: string;
  /**
   * Set when it accepts whatever the same kind of the Kubernetes version before accepts, but for documents with a field
   * of these names.
   */
  readonly lost?: readonly string[];
}

/** The kinds that manifests can hold. */
export interface SchemaCatalog {
  /** Sources of custom resources: `argo-cd`, `cert-manager`, … */
  readonly customResourceSources: readonly string[];
  /** The schema of a kind, built in to that Kubernetes version or a custom resource. */
  find: (version: KubernetesVersion, apiVersion: string, kind: string) => SchemaEntry | undefined;
  /** Loads what `find` found. */
  load: (entry: SchemaEntry) => StandaloneSchema;
  /** Keys of all kinds of that Kubernetes version and of custom resources, sorted. */
  kinds: (version: KubernetesVersion) => readonly string[];
}

/** Source of the custom resources that a chart defines itself. */
export const CHART_SOURCE = 'chart';

const KUBERNETES_PREFIX = 'kubernetes-';

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

const hashesOf = (bundle: SchemaBundle): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.keys(bundle.kinds).flatMap((kind) => {
      const schema = standaloneSchema(bundle, kind);
      return schema === undefined ? [] : [[kind, schemaHash(schema)]];
    }),
  );

/**
 * Opens the schemas that are shipped, read as they are needed.
 *
 * @param chartBundle - custom resources that the chart brings along; they win over shipped ones of the same kind
 * @example openCatalog().find('1.36', 'apps/v1', 'Deployment')?.source // 'kubernetes-1.36'
 */
export function openCatalog(chartBundle?: SchemaBundle): SchemaCatalog {
  const { hashes: shipped, lost: lostSince } = readIndex();
  const hashes = chartBundle === undefined ? shipped : { [CHART_SOURCE]: hashesOf(chartBundle), ...shipped };
  const customResourceSources = Object.keys(hashes)
    .filter((name) => !name.startsWith(KUBERNETES_PREFIX))
    .sort();
  const loaded = new Map<string, StandaloneSchema>();
  const sourcesOf = (version: KubernetesVersion): readonly string[] => [
    `${KUBERNETES_PREFIX}${version}`,
    ...customResourceSources,
  ];
  return {
    customResourceSources,
    find: (version, apiVersion, kind) => {
      const key = kindKey(apiVersion, kind);
      const source = sourcesOf(version).find((name) => hashes[name]?.[key] !== undefined);
      const hash = hashes[source ?? '']?.[key];
      if (source === undefined || hash === undefined) return undefined;
      const lost = lostSince[source]?.[key];
      return { source, kind: key, hash, ...(lost === undefined ? {} : { lost }) };
    },
    load: ({ source, kind }) => {
      const known = loaded.get(`${source} ${kind}`);
      if (known !== undefined) return known;
      const bundle = source === CHART_SOURCE ? chartBundle : readBundle(source);
      const schema = bundle && standaloneSchema(bundle, kind);
      if (schema === undefined) throw new Error(`The bundle ${source} does not hold ${kind}.`);
      loaded.set(`${source} ${kind}`, schema);
      return schema;
    },
    kinds: (version) =>
      sourcesOf(version)
        .flatMap((source) => Object.keys(hashes[source] ?? {}))
        .sort(),
  };
}
