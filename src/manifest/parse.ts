import { isJsonObject, parseYamlDocument, type JsonObject } from '../yaml/index.js';
import type { SourcedDocument } from './sourced-document.js';
import type { KubernetesDocument } from './objects.js';
import { splitStream, type StreamDocument } from './split.js';

/** Something in the stream that the API server would refuse or silently drop. */
export interface ManifestDefect {
  readonly type: 'invalid-yaml' | 'duplicate-key' | 'not-an-object' | 'duplicate-object';
  readonly source: string;
  /** One sentence. */
  readonly message: string;
}

/** A parsed stream: plain data that can be stored as JSON. */
export interface ParsedManifests {
  readonly documents: readonly SourcedDocument[];
  readonly defects: readonly ManifestDefect[];
}

const isKubernetesDocument = (value: unknown): value is KubernetesDocument & JsonObject =>
  isJsonObject(value) && typeof value['apiVersion'] === 'string' && typeof value['kind'] === 'string';

const expandList = (document: KubernetesDocument): readonly unknown[] =>
  document.kind === 'List' && Array.isArray(document['items']) ? document['items'] : [document];

const parseDocument = ({ text, source, line }: StreamDocument): ParsedManifests => {
  const place = (offset: number): string => `${source} (line ${line + offset - 1} of the render)`;
  const parsed = parseYamlDocument(text);
  if (!('value' in parsed)) {
    const message = `${place(parsed.line)} is not valid YAML: ${parsed.reason}.`;
    return { documents: [], defects: [{ type: 'invalid-yaml', source, message }] };
  }
  const defects: ManifestDefect[] = [];
  if (parsed.duplicateKey !== undefined) {
    const message = `${place(parsed.duplicateKey.line)} has a key twice in one mapping; only the last one counts.`;
    defects.push({ type: 'duplicate-key', source, message });
  }
  if (parsed.value === null) return { documents: [], defects };
  if (!isKubernetesDocument(parsed.value)) {
    const message = `${place(1)} is not a Kubernetes object: apiVersion or kind is missing.`;
    return { documents: [], defects: [...defects, { type: 'not-an-object', source, message }] };
  }
  const items = expandList(parsed.value);
  const documents = items.filter(isKubernetesDocument);
  if (documents.length < items.length) {
    const message = `${place(1)} is a List with an item that is no Kubernetes object: apiVersion or kind is missing.`;
    defects.push({ type: 'not-an-object', source, message });
  }
  return { documents: documents.map((document) => ({ document, source })), defects };
};

/**
 * Parses what `helm template` wrote.
 *
 * @param stream - documents in the form of helm, with their `# Source:` lines
 * @returns the documents in the order of the stream (a `List` is taken apart), and what is wrong with it
 * @example parseManifests('---\n# Source: tiny/templates/a.yaml\napiVersion: v1\nkind: Secret\n').documents.length // 1
 */
export function parseManifests(stream: string): ParsedManifests {
  const parts = splitStream(stream).map(parseDocument);
  return {
    documents: parts.flatMap(({ documents }) => documents),
    defects: parts.flatMap(({ defects }) => defects),
  };
}
