import { freezeDeep, isJsonObject, type JsonObject } from '../yaml/index.js';
import type { KubernetesDocument, ManifestObject, Metadata } from './objects.js';

const CHART_OF_SOURCE = /(?:^|\/charts\/)([^/]+)/g;
const INSIDE_CHART = /\/(?:templates|crds)\/.*$/;

const textMap = (value: unknown): Readonly<Record<string, string>> =>
  isJsonObject(value) ? (value as Readonly<Record<string, string>>) : {};

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const toMetadata = (metadata: JsonObject): Metadata => ({
  name: text(metadata['name']) ?? text(metadata['generateName']) ?? '',
  ...(typeof metadata['namespace'] === 'string' ? { namespace: metadata['namespace'] } : {}),
  labels: textMap(metadata['labels']),
  annotations: textMap(metadata['annotations']),
});

// From the root chart to the one that owns the template.
const chartNames = (source: string): readonly string[] =>
  [...source.replace(INSIDE_CHART, '').matchAll(CHART_OF_SOURCE)].map(([, name = '']) => name);

/** A document and the template that made it. */
export interface SourcedDocument {
  readonly document: KubernetesDocument;
  readonly source: string;
}

/**
 * Reads of a document what every object has, and freezes it.
 *
 * @example toManifestObject({ document, source: 'tiny/templates/service.yaml' }).chart // 'tiny'
 */
export const toManifestObject = ({ document, source }: SourcedDocument): ManifestObject => {
  const names = chartNames(source);
  const subchart = names.length > 1 ? names.at(-1) : undefined;
  return {
    apiVersion: document.apiVersion,
    kind: document.kind,
    metadata: toMetadata(isJsonObject(document['metadata']) ? document['metadata'] : {}),
    document: freezeDeep(document),
    source,
    chart: names[0] ?? '',
    ...(subchart === undefined ? {} : { subchart }),
  };
};
