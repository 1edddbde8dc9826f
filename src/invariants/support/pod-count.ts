import { targetOfAutoscaler, type ManifestObject, type Release } from '../../manifest/index.js';
import { valueAt } from './json.js';

const numberAt = (object: ManifestObject, ...path: string[]): number | undefined => {
  const value = valueAt(object.document, ...path);
  return typeof value === 'number' ? value : undefined;
};

/** Kubernetes' own default of maxSurge. */
const DEFAULT_SURGE = '25%';

/** Pods that a Deployment adds while it rolls; a share is rounded up. */
const surgeOf = (workload: ManifestObject, replicas: number): number => {
  const strategy = valueAt(workload.document, 'spec', 'strategy', 'type');
  if (workload.kind !== 'Deployment' || strategy === 'Recreate') return 0;
  const surge = valueAt(workload.document, 'spec', 'strategy', 'rollingUpdate', 'maxSurge') ?? DEFAULT_SURGE;
  return typeof surge === 'string' && surge.endsWith('%')
    ? Math.ceil((replicas * Number(surge.slice(0, -1))) / 100)
    : Number(surge);
};

/**
 * The most pods that a workload may have at one time: the most replicas, and those that a Deployment adds while it rolls.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-surge
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
  return replicas === 0 ? 0 : replicas + surgeOf(workload, replicas);
}
