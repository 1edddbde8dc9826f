import { readdirSync, readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import type { V1CustomResourceDefinition } from '@kubernetes/client-node';
import type { Release } from '../manifest/index.js';
import { openCatalog } from '../schemas/index.js';
import { projectPath } from '../tools/index.js';

const EXTENSION = '.json.br';
const DIRECTORY = projectPath('tools', 'cluster', 'definitions');

/** The newest Kubernetes that the catalog knows; custom resources are the same in all. */
const CATALOG_VERSION = '1.36';

/**
 * Names the projects whose custom resources an embedded cluster can be given.
 *
 * @example
 * definitionSources() // ['argo-cd', 'cert-manager', …]
 */
export const definitionSources = (): readonly string[] =>
  readdirSync(DIRECTORY)
    .filter((name) => name.endsWith(EXTENSION))
    .map((name) => name.slice(0, -EXTENSION.length))
    .sort();

/**
 * Finds the projects whose custom resources a release holds, but for those that it defines itself.
 *
 * @example
 * requiredDefinitions(release) // ['istio']
 */
export const requiredDefinitions = (release: Release): readonly string[] => {
  const catalog = openCatalog();
  const own = release.ofKind('CustomResourceDefinition').map(({ document }) => {
    const { spec } = document as unknown as V1CustomResourceDefinition;
    return `${spec.group}/${spec.names.kind}`;
  });
  const known = definitionSources();
  const sources = release.objects
    .filter(({ apiVersion, kind }) => !own.includes(`${apiVersion.split('/')[0] ?? ''}/${kind}`))
    .map(({ apiVersion, kind }) => catalog.find(CATALOG_VERSION, apiVersion, kind)?.source ?? '');
  return known.filter((source) => sources.includes(source));
};

/** The definitions of one project, as they are sent to the API server. */
export const readDefinitions = (source: string): readonly V1CustomResourceDefinition[] =>
  JSON.parse(
    brotliDecompressSync(readFileSync(`${DIRECTORY}/${source}${EXTENSION}`)).toString('utf8'),
  ) as readonly V1CustomResourceDefinition[];
