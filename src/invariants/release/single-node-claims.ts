import { claimsOf, workloadsOf, type ManifestObject, type Release } from '../../manifest/index.js';
import { shareNode } from '../support/co-location.js';
import { nameOf, namespaceOf, podPathOf } from '../support/index.js';
import { mostPodsOf } from '../support/pod-count.js';
import type { ReleaseInvariant, Violation } from '../types.js';

const SHARED_MODES = ['ReadWriteMany', 'ReadOnlyMany'];

interface SingleNodeClaim {
  readonly name: string;
  readonly mode: string;
  readonly workloads: readonly ManifestObject[];
}

const collectClaims = (release: Release): readonly SingleNodeClaim[] => {
  const claims = new Map<string, { name: string; mode: string; workloads: ManifestObject[] }>();
  for (const workload of workloadsOf(release)) {
    for (const { name, origin, spec } of claimsOf(release, workload)) {
      const modes = spec?.accessModes ?? [];
      if (origin !== 'object' || modes.some((mode) => SHARED_MODES.includes(mode))) continue;
      const key = `${namespaceOf(release, workload)}/${name}`;
      const claim = claims.get(key) ?? { name, mode: modes[0] ?? 'ReadWriteOnce', workloads: [] };
      claim.workloads.push(workload);
      claims.set(key, claim);
    }
  }
  return [...claims.values()];
};

const describeUsers = (release: Release, workloads: readonly ManifestObject[]): string =>
  workloads.map((workload) => `${nameOf(workload)} (${mostPodsOf(release, workload)})`).join(', ');

const inspectClaim = (release: Release, { name, mode, workloads }: SingleNodeClaim): readonly Violation[] => {
  const pods = workloads.reduce((sum, workload) => sum + mostPodsOf(release, workload), 0);
  if (pods < 2 || (mode !== 'ReadWriteOncePod' && shareNode(workloads))) return [];
  const [object] = workloads;
  if (object === undefined) return [];
  return [
    {
      object,
      path: `${podPathOf(object)}.volumes`,
      subject: name,
      message: `Claim ${name} is ${mode}, and the pods that mount it may be on several nodes at once: ${describeUsers(release, workloads)}.`,
      hint:
        mode === 'ReadWriteOncePod'
          ? 'Let one pod mount it (the strategy Recreate for a Deployment), or use ReadWriteMany.'
          : 'Use ReadWriteMany, one pod that is replaced with the strategy Recreate, or a required pod affinity by kubernetes.io/hostname that all of them meet.',
    },
  ];
};

/** A claim for one node is mounted by pods that must be on one node. */
export const singleNodeClaims: ReleaseInvariant = {
  rule: 'single-node-claims',
  scope: 'release',
  title: 'Pods that share a ReadWriteOnce claim run on one node',
  why: 'A volume that is attached to one node keeps the pods of other nodes in ContainerCreating for ever.',
  source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
  inspect: (release) => collectClaims(release).flatMap((claim) => inspectClaim(release, claim)),
};
