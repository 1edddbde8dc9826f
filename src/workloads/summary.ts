import type {
  V1CronJob,
  V1DaemonSet,
  V1Deployment,
  V1Job,
  V1ObjectMeta,
  V1PersistentVolumeClaim,
  V1PodTemplateSpec,
  V1Service,
  V1StatefulSet,
} from '@kubernetes/client-node';
import type { VolumeSummary, WorkloadPort, WorkloadSummary } from './types.js';

/** The objects of one namespace, as the API lists them. */
export interface ClusterObjects {
  readonly deployments: readonly V1Deployment[];
  readonly statefulSets: readonly V1StatefulSet[];
  readonly daemonSets: readonly V1DaemonSet[];
  readonly jobs: readonly V1Job[];
  readonly cronJobs: readonly V1CronJob[];
  readonly services: readonly V1Service[];
  readonly claims: readonly V1PersistentVolumeClaim[];
}

/** Helm writes it on every object of a release. */
const RELEASE_ANNOTATION = 'meta.helm.sh/release-name';

const isHeadless = ({ spec }: V1Service): boolean => spec?.clusterIP === 'None';

/** A headless Service stands beside the one that people use: only ports that it alone has are shown. */
const withoutRepeats = (ports: readonly WorkloadPort[]): readonly WorkloadPort[] =>
  ports.filter(
    (port, index) =>
      ports.findIndex((first) => first.port === port.port && first.targetPort === port.targetPort) === index,
  );

const portsOf = (
  template: V1PodTemplateSpec | undefined,
  services: readonly V1Service[],
): readonly WorkloadPort[] => {
  const labels = template?.metadata?.labels ?? {};
  const selecting = services.filter(({ spec }) => {
    const selector = Object.entries(spec?.selector ?? {});
    return selector.length > 0 && selector.every(([key, value]) => labels[key] === value);
  });
  const headlessLast = [...selecting].sort(
    (left, right) => Number(isHeadless(left)) - Number(isHeadless(right)),
  );
  return withoutRepeats(
    headlessLast.flatMap(({ metadata, spec }) =>
      (spec?.ports ?? []).map(({ port, targetPort, nodePort }) => ({
        service: metadata?.name ?? '',
        port,
        targetPort: String(targetPort ?? port),
        ...(nodePort === undefined ? {} : { nodePort }),
      })),
    ),
  );
};

const volumeOf = (name: string, claims: readonly V1PersistentVolumeClaim[]): VolumeSummary => {
  const claim = claims.find(({ metadata }) => metadata?.name === name);
  if (claim === undefined) return { claim: name, phase: 'Missing' };
  const size = claim.status?.capacity?.['storage'] ?? claim.spec?.resources?.requests?.['storage'];
  const storageClass = claim.spec?.storageClassName;
  return {
    claim: name,
    phase: (claim.status?.phase ?? 'Pending') as VolumeSummary['phase'],
    // A claim that asks for no class at all has an empty name here.
    ...(storageClass === undefined || storageClass === '' ? {} : { storageClass }),
    ...(size === undefined ? {} : { size }),
  };
};

const mountedClaims = (template: V1PodTemplateSpec | undefined): readonly string[] =>
  (template?.spec?.volumes ?? []).flatMap(({ persistentVolumeClaim }) =>
    persistentVolumeClaim === undefined ? [] : [persistentVolumeClaim.claimName],
  );

/** A StatefulSet names the claims of its pods `<template>-<set>-<ordinal>`. */
const claimsOfSet = ({ metadata, spec }: V1StatefulSet): readonly string[] => {
  const first = spec?.ordinals?.start ?? 0;
  const ordinals = Array.from({ length: spec?.replicas ?? 1 }, (_, index) => first + index);
  return (spec?.volumeClaimTemplates ?? []).flatMap((template) =>
    ordinals.map((ordinal) => `${template.metadata?.name ?? ''}-${metadata?.name ?? ''}-${String(ordinal)}`),
  );
};

/**
 * Brings together what belongs to each workload of a release: its pods' readiness, the Services that select
 * them, and the claims they mount.
 *
 * @param objects - everything in the namespace
 * @param release - name of the Helm release
 * @returns one summary a workload, by kind and name
 * @example
 * summariseWorkloads(objects, 'egov').filter(({ ready, desired }) => ready < desired);
 */
export const summariseWorkloads = (objects: ClusterObjects, release: string): readonly WorkloadSummary[] => {
  const isOurs = ({ metadata }: { metadata?: V1ObjectMeta }): boolean =>
    metadata?.annotations?.[RELEASE_ANNOTATION] === release;
  const summarise = (
    kind: WorkloadSummary['kind'],
    metadata: V1ObjectMeta | undefined,
    template: V1PodTemplateSpec | undefined,
    counts: { readonly ready: number | undefined; readonly desired: number | undefined },
    ownClaims: readonly string[] = [],
  ): WorkloadSummary => ({
    kind,
    name: metadata?.name ?? '',
    ready: counts.ready ?? 0,
    desired: counts.desired ?? 1,
    ports: kind === 'Job' || kind === 'CronJob' ? [] : portsOf(template, objects.services),
    volumes: [...ownClaims, ...mountedClaims(template)].map((name) => volumeOf(name, objects.claims)),
    images: (template?.spec?.containers ?? []).map(({ image }) => image ?? ''),
  });
  return [
    ...objects.deployments.filter(isOurs).map(({ metadata, spec, status }) =>
      summarise('Deployment', metadata, spec?.template, {
        ready: status?.readyReplicas,
        desired: spec?.replicas,
      }),
    ),
    ...objects.statefulSets
      .filter(isOurs)
      .map((set) =>
        summarise(
          'StatefulSet',
          set.metadata,
          set.spec?.template,
          { ready: set.status?.readyReplicas, desired: set.spec?.replicas },
          claimsOfSet(set),
        ),
      ),
    ...objects.daemonSets.filter(isOurs).map(({ metadata, spec, status }) =>
      summarise('DaemonSet', metadata, spec?.template, {
        ready: status?.numberReady,
        desired: status?.desiredNumberScheduled,
      }),
    ),
    ...objects.jobs
      .filter(isOurs)
      .map(({ metadata, spec, status }) =>
        summarise('Job', metadata, spec?.template, { ready: status?.succeeded, desired: spec?.completions }),
      ),
    ...objects.cronJobs
      .filter(isOurs)
      .map(({ metadata, spec }) =>
        summarise('CronJob', metadata, spec?.jobTemplate.spec?.template, { ready: 0, desired: 0 }),
      ),
  ];
};
