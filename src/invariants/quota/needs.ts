import {
  claimsOf,
  podSpecOf,
  workloadsOf,
  type ManifestObject,
  type Release,
  type ResourceRequirements,
} from '../../manifest/index.js';
import { mostPodsOf } from '../support/pod-count.js';
import { addAmounts, type Amounts } from './amounts.js';
import { claimAmounts, objectAmounts } from './objects.js';
import { podAmounts } from './pod.js';

/** Pods of tests come and go by themselves, when nothing rolls. */
const isTest = ({ metadata }: ManifestObject): boolean =>
  /\btest\b/.test(metadata.annotations['helm.sh/hook'] ?? '');

const workloadAmounts = (
  release: Release,
  workload: ManifestObject,
  injected: ResourceRequirements,
): readonly (readonly [Amounts, number])[] => {
  const spec = podSpecOf(workload);
  if (spec === undefined || isTest(workload)) return [];
  const pods = mostPodsOf(release, workload);
  const claims = claimsOf(release, workload).filter(({ origin }) => origin === 'template');
  return [
    [podAmounts(spec, injected), pods],
    ...claims.map((claim): readonly [Amounts, number] => [claimAmounts(claim.spec ?? {}), pods]),
  ];
};

/**
 * What a release takes from a quota at its largest: every autoscaler at its maximum, all Deployments rolling at once, all
 * jobs running.
 *
 * @param injected - what the cluster adds to each pod
 * @returns infinity for pods of a DaemonSet, one for each node
 * @example releaseNeeds(release).get('pods') // 44000
 */
export const releaseNeeds = (release: Release, injected: ResourceRequirements = {}): Amounts =>
  addAmounts([
    [objectAmounts(release), 1],
    ...workloadsOf(release).flatMap((workload) => workloadAmounts(release, workload, injected)),
  ]);
