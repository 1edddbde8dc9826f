import { finding, type Finding } from '../findings/index.js';
import type { ManifestDefect } from '../manifest/index.js';
import { KUBERNETES_VERSIONS, type KubernetesVersion } from '../schemas/index.js';
import { listNames } from '../sentences/index.js';
import type { Occurrence, UniqueDocument } from './documents.js';
import type { Fault, ManifestCase } from './types.js';

const DEFECT_HINTS: Readonly<Record<ManifestDefect['type'], string>> = {
  'invalid-yaml': 'Render it with helm template and look at the indentation there; toYaml needs nindent.',
  'duplicate-key': 'Write the key once; where two blocks are merged, use one dict or merge in the template.',
  'not-an-object': 'Give it apiVersion and kind, or leave the document out with an if.',
  'duplicate-object': 'Give one of them another name, or render it in one place only.',
};

/**
 * Makes findings of what is wrong with the stream of a render itself.
 *
 * @example defectFindings({ name: 'default', release })
 */
export const defectFindings = ({ name, release }: ManifestCase): readonly Finding[] =>
  release.defects.map(({ type, source, message }) =>
    finding({
      rule: `manifest/${type}`,
      chart: release.objects[0]?.chart ?? source.split('/')[0] ?? '',
      values: name,
      template: source,
      message,
      hint: DEFECT_HINTS[type],
    }),
  );

const listVersions = (versions: readonly KubernetesVersion[]): string => `Kubernetes ${listNames(versions)}`;

const toFinding = ({ caseName, object, namespace }: Occurrence, fault: Fault, message: string): Finding =>
  finding({
    ...fault,
    message,
    chart: object.subchart ?? object.chart,
    values: caseName,
    template: object.source,
    object: {
      apiVersion: object.apiVersion,
      kind: object.kind,
      namespace,
      name: object.metadata.name,
    },
  });

interface VersionedFault {
  readonly fault: Fault;
  readonly versions: KubernetesVersion[];
}

/**
 * Makes findings of the faults of a document: one for each fault and object, with the versions where it is a fault
 * unless it is one in all that were asked for.
 *
 * @param faultsOf - the verdict on the document under a version
 */
export function documentFindings(
  document: UniqueDocument,
  faultsOf: (version: KubernetesVersion) => readonly Fault[],
): readonly Finding[] {
  const byFault = new Map<string, VersionedFault>();
  const wanted = KUBERNETES_VERSIONS.filter((version) => document.occurrences.has(version));
  for (const version of wanted) {
    for (const fault of faultsOf(version)) {
      const key = JSON.stringify([fault.rule, fault.path, fault.message]);
      const known = byFault.get(key);
      if (known === undefined) byFault.set(key, { fault, versions: [version] });
      else known.versions.push(version);
    }
  }
  return [...byFault.values()].flatMap(({ fault, versions }) => {
    const occurrences = new Set(versions.flatMap((version) => document.occurrences.get(version) ?? []));
    const message =
      versions.length === wanted.length
        ? fault.message
        : `${fault.message.slice(0, -1)} (${listVersions(versions)}).`;
    return [...occurrences].map((occurrence) => toFinding(occurrence, fault, message));
  });
}
