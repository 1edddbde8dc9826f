import { podSpecOf, type Container, type ManifestObject, type Release } from '../../manifest/index.js';

/** A container with its place. */
export interface PlacedContainer {
  readonly container: Container;
  /** `spec.template.spec.containers[0]` */
  readonly path: string;
  /** True for one that runs to its end before the others start; a native sidecar does not. */
  readonly isInit: boolean;
}

const POD_PATHS: Readonly<Record<string, string>> = {
  CronJob: 'spec.jobTemplate.spec.template.spec',
  Pod: 'spec',
};

/**
 * Path of the pod spec inside a workload.
 *
 * @example podPathOf(cronJob) // 'spec.jobTemplate.spec.template.spec'
 */
export const podPathOf = ({ kind }: ManifestObject): string => POD_PATHS[kind] ?? 'spec.template.spec';

/**
 * Path of the pod's metadata inside a workload.
 *
 * @example podMetadataPathOf(deployment) // 'spec.template.metadata'
 */
export const podMetadataPathOf = (object: ManifestObject): string =>
  object.kind === 'Pod' ? 'metadata' : podPathOf(object).replace(/spec$/, 'metadata');

/**
 * The containers of a workload with their paths, those of the start first.
 *
 * @example placedContainersOf(deployment).map(({ path }) => path)
 */
export function placedContainersOf(object: ManifestObject): readonly PlacedContainer[] {
  const spec = podSpecOf(object);
  const path = podPathOf(object);
  return [
    ...(spec?.initContainers ?? []).map((container, index) => ({
      container,
      path: `${path}.initContainers[${index}]`,
      isInit: container.restartPolicy !== 'Always',
    })),
    ...(spec?.containers ?? []).map((container, index) => ({
      container,
      path: `${path}.containers[${index}]`,
      isInit: false,
    })),
  ];
}

const LASTING_KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'];

/**
 * Tells whether the pods of a workload run until they are told to stop, unlike those of a Job.
 *
 * @example isLasting(deployment) // true
 */
export const isLasting = ({ kind }: ManifestObject): boolean => LASTING_KINDS.includes(kind);

/**
 * The namespace that an object lands in.
 *
 * @example namespaceOf(release, service) // 'default'
 */
export const namespaceOf = (release: Release, { metadata }: ManifestObject): string =>
  metadata.namespace ?? release.namespace;

/**
 * Kind and name, as messages give them.
 *
 * @example nameOf(service) // 'Service tiny-web'
 */
export const nameOf = ({ kind, metadata }: ManifestObject): string => `${kind} ${metadata.name}`;
