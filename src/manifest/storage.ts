import type { ManifestObject } from './objects.js';
import { podSpecOf } from './pods.js';
import type { Release } from './release.js';
import type { ClaimSpec, WorkloadSpec } from './workloads.js';

/** A claim of a workload: an object of the release, a template of a StatefulSet, or a name from outside. */
export interface WorkloadClaim {
  /** Name of the claim; of the template, for a claim that a StatefulSet makes for each pod. */
  readonly name: string;
  readonly origin: 'object' | 'template' | 'outside';
  /** Absent when the claim is not part of the release. */
  readonly spec?: ClaimSpec;
}

/**
 * The claims that the pods of a workload mount.
 *
 * @example claimsOf(release, statefulSet).map(({ spec }) => spec?.storageClassName)
 */
export function claimsOf(release: Release, workload: ManifestObject): readonly WorkloadClaim[] {
  const namespace = workload.metadata.namespace ?? release.namespace;
  const mounted = (podSpecOf(workload)?.volumes ?? []).flatMap(
    ({ persistentVolumeClaim }): WorkloadClaim[] => {
      if (persistentVolumeClaim === undefined) return [];
      const name = persistentVolumeClaim.claimName;
      const claim = release.find('PersistentVolumeClaim', name, namespace);
      return [
        claim === undefined
          ? { name, origin: 'outside' }
          : { name, origin: 'object', spec: claim.document.spec },
      ];
    },
  );
  const { volumeClaimTemplates = [] } =
    workload.kind === 'StatefulSet'
      ? (workload.document['spec'] as WorkloadSpec)
      : { volumeClaimTemplates: [] };
  return [
    ...mounted,
    ...volumeClaimTemplates.map(({ metadata, spec }): WorkloadClaim => ({
      name: metadata.name,
      origin: 'template',
      spec,
    })),
  ];
}

/**
 * The StorageClass of a claim.
 *
 * @returns `default` when the claim leaves it to the cluster, `none` when it asks for no class (`""`), `outside`
 *   for a class that the release does not make
 * @example storageClassOf(release, claim.spec)
 */
export function storageClassOf(
  release: Release,
  { storageClassName }: ClaimSpec,
): ManifestObject<'StorageClass'> | 'default' | 'none' | 'outside' {
  if (storageClassName === undefined) return 'default';
  if (storageClassName === '') return 'none';
  return (
    release.ofKind('StorageClass').find(({ metadata }) => metadata.name === storageClassName) ?? 'outside'
  );
}
