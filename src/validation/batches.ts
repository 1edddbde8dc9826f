import type { UniqueDocument } from './documents.js';

/**
 * kubeconform hands on slices of a buffer that it moves once a file is larger than half of it (2 MiB), so files stay
 * well below: pkg/resource/stream.go.
 */
const LARGEST_FILE_CHARACTERS = 512 * 1024;

/** A file for kubeconform and the documents in it. */
export interface Batch {
  readonly text: string;
  /** By the identity that kubeconform's results carry. */
  readonly documents: ReadonlyMap<string, UniqueDocument>;
}

interface OpenBatch {
  readonly documents: Map<string, UniqueDocument>;
  readonly texts: string[];
  characters: number;
}

/**
 * Names a document as kubeconform's results do.
 *
 * @example identityOf('v1', 'Service', 'mysql')
 */
export const identityOf = (apiVersion: string, kind: string, name: string): string =>
  [apiVersion, kind, name].join('\u0000');

const nameOf = ({ object }: UniqueDocument): string | undefined => {
  const metadata = object.document['metadata'] as Readonly<Record<string, unknown>> | null | undefined;
  const name = metadata?.['name'];
  return typeof name === 'string' && metadata?.['generateName'] === undefined ? name : undefined;
};

/**
 * Distributes documents over few files such that none holds two of the same kind and name: opening a file costs more
 * than validating an object, and results come without their place in the file. A document with no plain name gets a
 * file of its own.
 *
 * @example makeBatches(documents).map(({ text }) => text)
 */
export function makeBatches(documents: readonly UniqueDocument[]): readonly Batch[] {
  const shared: OpenBatch[] = [];
  const alone: Batch[] = [];
  const next = new Map<string, number>();
  for (const document of documents) {
    const name = nameOf(document);
    if (name === undefined) {
      alone.push({ text: document.text, documents: new Map([['', document]]) });
      continue;
    }
    const identity = identityOf(document.object.apiVersion, document.object.kind, name);
    let position = next.get(identity) ?? 0;
    while ((shared[position]?.characters ?? 0) > LARGEST_FILE_CHARACTERS) position += 1;
    const batch = (shared[position] ??= { documents: new Map(), texts: [], characters: 0 });
    batch.documents.set(identity, document);
    batch.texts.push(document.text);
    batch.characters += document.text.length;
    next.set(identity, position + 1);
  }
  return [
    ...shared.map(({ documents: held, texts }) => ({ text: texts.join('\n---\n'), documents: held })),
    ...alone,
  ];
}
