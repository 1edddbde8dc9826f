import { podSpecOf, workloadsOf, type Release } from '../manifest/index.js';
import type { PodSecurityLevel } from './types.js';

/** Volume types that `restricted` allows (Kubernetes Pod Security Standards, "Volume Types"). */
const RESTRICTED_VOLUMES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

/** `baseline` forbids this one as well, so a namespace is not opened for it. */
const NEVER_ALLOWED = 'hostPath';

/**
 * Finds the level that the pods of a release need for their volumes: an NFS provisioner mounts its server
 * directly, which `restricted` forbids. Any other breach is left for the API server to refuse.
 *
 * @returns the level, and the workloads that need more than `restricted`
 * @example
 * requiredPodSecurity(release) // { level: 'baseline', workloads: ['Deployment/egov-nfs-provisioner'] }
 */
export const requiredPodSecurity = (
  release: Release,
): { readonly level: PodSecurityLevel; readonly workloads: readonly string[] } => {
  const workloads = workloadsOf(release).flatMap((object) => {
    const volumes = (podSpecOf(object)?.volumes ?? []) as unknown as readonly Readonly<
      Record<string, unknown>
    >[];
    const types = volumes.flatMap((volume) => Object.keys(volume).filter((key) => key !== 'name'));
    const needsMore = types.some((type) => !RESTRICTED_VOLUMES.includes(type) && type !== NEVER_ALLOWED);
    return needsMore ? [`${object.kind}/${object.metadata.name}`] : [];
  });
  return { level: workloads.length === 0 ? 'restricted' : 'baseline', workloads };
};
