import { workloadsOf, type ManifestObject, type Release } from '../../manifest/index.js';
import { shortName } from '../identity.js';
import { formatCpu, formatMemory } from '../quantity.js';
import { formatReplicas, imagesOf, podAmounts, replicasOf, totalAmounts } from '../workload.js';
import { toFacts, type Facts } from './facts.js';

/** Pods that stay; those of Jobs come and go. */
const lasting = (release: Release): readonly ManifestObject[] =>
  workloadsOf(release).filter(({ kind }) => !['Job', 'CronJob', 'Pod'].includes(kind));

/**
 * The images of each workload.
 *
 * @example imageFacts(release).get('mysql')
 */
export const imageFacts = (release: Release): Facts =>
  toFacts(
    workloadsOf(release).flatMap((workload) =>
      imagesOf(workload).map((image): [string, string] => [
        shortName(workload.metadata.name, release),
        image,
      ]),
    ),
  );

/**
 * How many pods each workload has.
 *
 * @example replicaFacts(release).get('portal') // '1–3'
 */
export const replicaFacts = (release: Release): Facts =>
  toFacts(
    lasting(release).map((workload) => [
      shortName(workload.metadata.name, release),
      formatReplicas(replicasOf(workload, release)),
    ]),
  );

/**
 * What all pods together request and may use, at rest and with all autoscalers at their most. Rows are keys of the
 * page's texts.
 *
 * @example resourceFacts(release).get('requests') // '2.95 · 6 GiB'
 */
export const resourceFacts = (release: Release): Facts => {
  const total = (type: 'requests' | 'limits', end: 'min' | 'max'): string => {
    const { cpu, memory } = totalAmounts(
      lasting(release).map((workload) => ({
        pods: replicasOf(workload, release)[end],
        amounts: podAmounts(workload, type),
      })),
    );
    return `${formatCpu(cpu)} CPU\n${formatMemory(memory)}`;
  };
  return new Map([
    ['requests', total('requests', 'min')],
    ['limits', total('limits', 'min')],
    ['mostRequests', total('requests', 'max')],
    ['mostLimits', total('limits', 'max')],
  ]);
};

/**
 * How many objects of each kind.
 *
 * @example objectFacts(release).get('Service') // '16'
 */
export const objectFacts = (release: Release): Facts => {
  const counts = new Map<string, number>();
  for (const { kind } of release.objects) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return new Map([...counts].map(([kind, count]) => [kind, String(count)]));
};
