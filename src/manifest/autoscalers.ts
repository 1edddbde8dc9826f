import type { ManifestObject } from './objects.js';
import type { Release } from './release.js';

/**
 * The workload that a HorizontalPodAutoscaler scales.
 *
 * @returns undefined when the release has no such workload
 * @example targetOfAutoscaler(release, autoscaler)?.metadata.name
 */
export function targetOfAutoscaler(
  release: Release,
  { document, metadata }: ManifestObject<'HorizontalPodAutoscaler'>,
): ManifestObject | undefined {
  const { kind, name } = document.spec.scaleTargetRef;
  return release.find(kind, name, metadata.namespace ?? release.namespace);
}

/**
 * The CPU utilisation, in percent of the request, that an autoscaler (autoscaling/v2) keeps.
 *
 * @example cpuTargetOf(autoscaler) // 70
 */
export const cpuTargetOf = ({ document }: ManifestObject<'HorizontalPodAutoscaler'>): number | undefined =>
  document.spec.metrics?.find(({ resource }) => resource?.name === 'cpu')?.resource?.target
    .averageUtilization;
