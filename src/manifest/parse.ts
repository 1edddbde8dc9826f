import { freezeDeep, isJsonObject, parseYamlDocument, type JsonObject } from '../yaml/index.js';
import type { KubernetesDocument, ManifestObject, Metadata } from './objects.js';
import { splitStream, type StreamDocument } from './split.js';

/** Something in the stream that the API server would refuse or silently drop. */
export interface ManifestDefect {
  readonly type: 'invalid-yaml' | 'duplicate-key' | 'not-an-object' | 'duplicate-object';
  readonly source: string;
  /** One sentence. */
  readonly message: string;
}

export interface ParsedManifests {
  readonly objects: readonly ManifestObject[];
  readonly defects: readonly ManifestDefect[];
}

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

const toObject = (document: KubernetesDocument, source: string): ManifestObject => {
  const names = chartNames(source);
  const subchart = names.length > 1 ? names.at(-1) : undefined;
  return {
    apiVersion: document.apiVersion,
    kind: document.kind,
    metadata: toMetadata(isJsonObject(document['metadata']) ? document['metadata'] : {}),
    document,
    source,
    chart: names[0] ?? '',
    ...(subchart === undefined ? {} : { subchart }),
  };
};

const isKubernetesDocument = (value: unknown): value is KubernetesDocument & JsonObject =>
  isJsonObject(value) && typeof value['apiVersion'] === 'string' && typeof value['kind'] === 'string';

const expandList = (document: KubernetesDocument): readonly unknown[] =>
  document.kind === 'List' && Array.isArray(document['items']) ? document['items'] : [document];

const parseDocument = ({ text, source, line }: StreamDocument): ParsedManifests => {
  const place = (offset: number): string => `${source} (line ${line + offset - 1} of the render)`;
  const parsed = parseYamlDocument(text);
  if (!('value' in parsed)) {
    const message = `${place(parsed.line)} is not valid YAML: ${parsed.reason}.`;
    return { objects: [], defects: [{ type: 'invalid-yaml', source, message }] };
  }
  const defects: ManifestDefect[] = [];
  if (parsed.duplicateKey !== undefined) {
    const message = `${place(parsed.duplicateKey.line)} has a key twice in one mapping; only the last one counts.`;
    defects.push({ type: 'duplicate-key', source, message });
  }
  if (parsed.value === null) return { objects: [], defects };
  if (!isKubernetesDocument(parsed.value)) {
    const message = `${place(1)} is not a Kubernetes object: apiVersion or kind is missing.`;
    return { objects: [], defects: [...defects, { type: 'not-an-object', source, message }] };
  }
  const documents = expandList(freezeDeep(parsed.value)).filter(isKubernetesDocument);
  return { objects: documents.map((document) => toObject(document, source)), defects };
};

/**
 * Parses what `helm template` wrote.
 *
 * @param stream - {@link Rendered.manifest}
 * @returns the objects in the order of the stream (a `List` is taken apart), and what is wrong with it
 * @example
 * const { objects, defects } = parseManifests(rendered.manifest);
 * objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`);
 */
export function parseManifests(stream: string): ParsedManifests {
  const parts = splitStream(stream).map(parseDocument);
  return {
    objects: parts.flatMap(({ objects }) => objects),
    defects: parts.flatMap(({ defects }) => defects),
  };
}
