import type { ManifestObject, Release } from '../../manifest/index.js';

type Workload = ManifestObject<'Deployment'> | ManifestObject<'StatefulSet'>;

const isWorkload = (object: ManifestObject): object is Workload =>
  object.kind === 'Deployment' || object.kind === 'StatefulSet';

const isReady = ({ document }: Workload): boolean => {
  const { readyReplicas = 0 } = (document['status'] ?? {}) as { readonly readyReplicas?: number };
  const wanted = document.spec.replicas ?? 1;
  return wanted > 0 && readyReplicas >= wanted;
};

/**
 * Names the workloads of the release that keep an old one from being removed, since they are not ready.
 *
 * @param live - objects of the namespace; its name is that of the release
 * @param component - whose successor is meant; all of the release when undefined
 * @returns names, also of a component that the release does not have at all; empty when all is well
 * @example unreadySuccessors(live, 'mysql') // ['StatefulSet egov-mysql']
 */
export const unreadySuccessors = (live: Release, component?: string): readonly string[] => {
  const ours = live
    .withLabels({ 'app.kubernetes.io/instance': live.name })
    .filter(isWorkload)
    .filter(
      ({ metadata }) => component === undefined || metadata.labels['app.kubernetes.io/name'] === component,
    );
  if (ours.length === 0)
    return [component === undefined ? `release ${live.name}` : `a successor of ${component}`];
  return ours
    .filter((workload) => !isReady(workload))
    .map(({ kind, metadata }) => `${kind} ${metadata.name}`);
};
