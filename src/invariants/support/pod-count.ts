import { targetOfAutoscaler, type ManifestObject, type Release } from '../../manifest/index.js';
import { valueAt } from './json.js';

const numberAt = (object: ManifestObject, ...path: string[]): number | undefined => {
  const value = valueAt(object.document, ...path);
  return typeof value === 'number' ? value : undefined;
};

const replacesInPlace = (workload: ManifestObject): boolean => {
  const strategy = valueAt(workload.document, 'spec', 'strategy', 'type');
  if (workload.kind !== 'Deployment' || strategy === 'Recreate') return true;
  const surge = valueAt(workload.document, 'spec', 'strategy', 'rollingUpdate', 'maxSurge');
  return surge === 0 || surge === '0' || surge === '0%';
};

/**
 * The most pods that a workload may have at one time: the most replicas, one more while a Deployment rolls.
 *
 * @returns infinity for a DaemonSet, which has one for each node
 * @example mostPodsOf(release, deployment) // 2 for one replica that rolls
 */
export function mostPodsOf(release: Release, workload: ManifestObject): number {
  if (workload.kind === 'DaemonSet') return Number.POSITIVE_INFINITY;
  const scaled = release
    .ofKind('HorizontalPodAutoscaler')
    .find((autoscaler) => targetOfAutoscaler(release, autoscaler) === workload);
  const jobPath = workload.kind === 'CronJob' ? ['spec', 'jobTemplate', 'spec'] : ['spec'];
  const replicas =
    scaled?.document.spec.maxReplicas ??
    numberAt(workload, 'spec', 'replicas') ??
    numberAt(workload, ...jobPath, 'parallelism') ??
    1;
  return replicas === 0 || replacesInPlace(workload) ? replicas : replicas + 1;
}
