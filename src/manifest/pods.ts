import type { DocumentOfKind, ManifestObject, Metadata } from './objects.js';
import type { Release } from './release.js';
import type { Container, PodSpec, PodTemplate, WorkloadSpec } from './workloads.js';

/** The kinds that make pods. */
export const WORKLOAD_KINDS = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'CronJob',
  'Pod',
] as const satisfies readonly (keyof DocumentOfKind)[];

export type WorkloadKind = (typeof WORKLOAD_KINDS)[number];

const isKind = <Kind extends string>(object: ManifestObject, kind: Kind): object is ManifestObject<Kind> =>
  object.kind === kind;

const templatedSpecOf = (object: ManifestObject): WorkloadSpec | undefined => {
  if (isKind(object, 'CronJob')) return object.document.spec.jobTemplate.spec;
  const templated = WORKLOAD_KINDS.some((kind) => kind === object.kind) && object.kind !== 'Pod';
  return templated ? (object as ManifestObject<'Deployment'>).document.spec : undefined;
};

/**
 * The pod template of an object that makes pods; a Pod counts as its own template.
 *
 * @returns undefined for any other kind
 * @example podTemplateOf(deployment)?.metadata?.annotations
 */
export function podTemplateOf(object: ManifestObject): PodTemplate | undefined {
  if (isKind(object, 'Pod')) return { metadata: object.metadata, spec: object.document.spec };
  return templatedSpecOf(object)?.template;
}

/**
 * The pod spec of an object that makes pods.
 *
 * @returns undefined for any other kind
 * @example podSpecOf(deployment)?.serviceAccountName
 */
export const podSpecOf = (object: ManifestObject): PodSpec | undefined => podTemplateOf(object)?.spec;

/**
 * Labels of the pods that an object makes.
 *
 * @example podLabelsOf(deployment)['app.kubernetes.io/name']
 */
export const podLabelsOf = (object: ManifestObject): Metadata['labels'] =>
  podTemplateOf(object)?.metadata?.labels ?? {};

/**
 * All containers of a pod, those of its start (`initContainers`, also native sidecars) first.
 *
 * @example containersOf(deployment).map(({ image }) => image)
 */
export function containersOf(object: ManifestObject): readonly Container[] {
  const spec = podSpecOf(object);
  return spec === undefined ? [] : [...(spec.initContainers ?? []), ...spec.containers];
}

/**
 * A container by its name, or the first that is not an init container.
 *
 * @example containerOf(deployment)?.resources?.limits
 */
export function containerOf(object: ManifestObject, name?: string): Container | undefined {
  if (name === undefined) return podSpecOf(object)?.containers[0];
  return containersOf(object).find((container) => container.name === name);
}

/**
 * All objects of a release that make pods.
 *
 * @example workloadsOf(release).length
 */
export const workloadsOf = (release: Release): readonly ManifestObject[] =>
  release.objects.filter((object) => podTemplateOf(object) !== undefined);
