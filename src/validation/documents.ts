import { createHash } from 'node:crypto';
import type { ManifestObject } from '../manifest/index.js';
import { KUBERNETES_VERSIONS, type KubernetesVersion } from '../schemas/index.js';
import type { ManifestCase } from './types.js';

/** One object of one case. */
export interface Occurrence {
  readonly caseName: string;
  readonly object: ManifestObject;
  readonly namespace: string;
}

/** A document with everything that renders to it. */
export interface UniqueDocument {
  /** The document as JSON, in characters that every YAML reader takes. */
  readonly text: string;
  /** SHA-256 of the text, in base64url. */
  readonly hash: string;
  readonly object: ManifestObject;
  /** Versions that some case wants it for, each with the objects it stands for. */
  readonly occurrences: ReadonlyMap<KubernetesVersion, readonly Occurrence[]>;
}

type Occurrences = Map<KubernetesVersion, Occurrence[]>;

// What JSON leaves as it is and the reader of kubeconform refuses: control characters, byte order marks, non-characters.
const NOT_YAML = /[\u007f-\u0084\u0086-\u009f\ufeff\ufffe\uffff]/g;

const escape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

const toText = (document: unknown): string => JSON.stringify(document).replace(NOT_YAML, escape);

/**
 * Gathers equal documents of all cases, so that each is looked at once.
 *
 * @param defaultVersions - for cases that name none
 * @example uniqueDocuments([{ name: 'default', release }], ['1.36'])
 */
export function uniqueDocuments(
  cases: readonly ManifestCase[],
  defaultVersions: readonly KubernetesVersion[],
): readonly UniqueDocument[] {
  const found = new Map<
    string,
    Omit<UniqueDocument, 'occurrences'> & { readonly occurrences: Occurrences }
  >();
  for (const { name: caseName, release, versions = defaultVersions } of cases) {
    const wanted = KUBERNETES_VERSIONS.filter((version) => versions.includes(version));
    for (const object of release.objects) {
      const text = toText(object.document);
      const document = found.get(text) ?? {
        text,
        hash: createHash('sha256').update(text).digest('base64url'),
        object,
        occurrences: new Map<KubernetesVersion, Occurrence[]>(),
      };
      found.set(text, document);
      const occurrence = { caseName, object, namespace: object.metadata.namespace ?? release.namespace };
      for (const version of wanted) {
        const list = document.occurrences.get(version);
        if (list === undefined) document.occurrences.set(version, [occurrence]);
        else list.push(occurrence);
      }
    }
  }
  return [...found.values()];
}
