import {
  NAME_LABEL,
  containersOf,
  cpuTargetOf,
  targetOfAutoscaler,
  workloadsOf,
  type ManifestObject,
  type Release,
} from '../../../src/manifest/index.js';
import type { JsonObject } from '../../../src/yaml/index.js';
import { componentOf } from '../locate.js';

const nameOf = (release: Release, kind: string, name: string): string =>
  `${kind}/${componentOf(release, name)}`;

export const autoscalerView = (
  release: Release,
  autoscaler: ManifestObject<'HorizontalPodAutoscaler'>,
): JsonObject => {
  const target = targetOfAutoscaler(release, autoscaler);
  return {
    version: autoscaler.apiVersion,
    minReplicas: autoscaler.document.spec.minReplicas ?? 1,
    maxReplicas: autoscaler.document.spec.maxReplicas,
    cpu: cpuTargetOf(autoscaler) ?? null,
    target: target === undefined ? null : nameOf(release, target.kind, target.metadata.name),
  };
};

export const claimView = (
  _release: Release,
  { document }: ManifestObject<'PersistentVolumeClaim'>,
): JsonObject => ({
  size: document.spec.resources?.requests?.['storage'] ?? null,
  class: document.spec.storageClassName ?? null,
  modes: document.spec.accessModes ?? [],
});

/** `provisionedBy` is the component whose program serves the class's provisioner. */
export function storageClassView(release: Release, { document }: ManifestObject<'StorageClass'>): JsonObject {
  const server = workloadsOf(release).find((workload) =>
    containersOf(workload).some(({ env = [] }) => env.some(({ value }) => value === document.provisioner)),
  );
  return {
    provisionedBy: server === undefined ? null : componentOf(release, server.metadata.name),
    reclaimPolicy: document.reclaimPolicy ?? 'Delete',
    volumeBindingMode: document.volumeBindingMode ?? 'Immediate',
  };
}

/** `mentions` answers for any text whether a ConfigMap of the component holds it. */
export function configMapView(release: Release, { metadata }: ManifestObject<'ConfigMap'>): JsonObject {
  const siblings = release
    .ofKind('ConfigMap')
    .filter(({ metadata: { labels } }) => labels[NAME_LABEL] === metadata.labels[NAME_LABEL]);
  const text = siblings.map(({ document }) => JSON.stringify(document.data)).join('\n');
  const mentions = new Proxy({}, { get: (_target, key) => text.includes(String(key)) });
  return { keys: siblings.flatMap(({ document }) => Object.keys(document.data ?? {})).sort(), mentions };
}

export const secretView = (_release: Release, { document }: ManifestObject<'Secret'>): JsonObject => ({
  keys: Object.keys({ ...document.data, ...document.stringData }).sort(),
});

export const serviceAccountView = (_release: Release, { document }: ManifestObject): JsonObject => ({
  automount: (document['automountServiceAccountToken'] as boolean | undefined) ?? null,
});

interface Rule {
  readonly resources?: readonly string[];
  readonly verbs: readonly string[];
}

/** The verbs of a Role or ClusterRole by resource, sorted. */
export function roleView(_release: Release, { document }: ManifestObject): JsonObject {
  const verbs = new Map<string, Set<string>>();
  for (const { resources = [], verbs: granted } of (document['rules'] as readonly Rule[] | undefined) ?? []) {
    for (const resource of resources)
      verbs.set(resource, new Set([...(verbs.get(resource) ?? []), ...granted]));
  }
  return {
    rules: Object.fromEntries([...verbs].map(([resource, granted]) => [resource, [...granted].sort()])),
  };
}

interface Reference {
  readonly kind: string;
  readonly name: string;
}

/** The role and the subjects of a binding; cluster-scoped roles by their component. */
export function bindingView(release: Release, { document }: ManifestObject): JsonObject {
  const { kind, name } = document['roleRef'] as Reference;
  const role = release.find(kind, name);
  const component = role?.metadata.labels[NAME_LABEL] ?? 'nothing';
  const subjects = (document['subjects'] as readonly Reference[] | undefined) ?? [];
  return {
    role: `${kind}/${component}`,
    subjects: subjects.map((subject) => nameOf(release, subject.kind, subject.name)),
  };
}
