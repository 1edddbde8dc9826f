import type { ImmutableField } from '../types.js';

type WayOut = ImmutableField['wayOut'];

/** Where Kubernetes 1.36 validates updates, by folder of the API group. */
const VALIDATION = 'https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis';

/**
 * The file in which Kubernetes refuses a change.
 *
 * @param group - folder below pkg/apis
 * @example validationOf('apps') // '…/pkg/apis/apps/validation/validation.go'
 */
export const validationOf = (group: string): string => `${VALIDATION}/${group}/validation/validation.go`;

/**
 * Says to delete the object right before the upgrade, which makes it anew.
 *
 * @param kind - as kubectl takes it
 * @param consequence - what happens meanwhile; empty for nothing
 * @example deleteFirst('service', 'Its address changes.')({ name: 'web', namespace: 'egov' })
 */
export const deleteFirst =
  (kind: string, consequence = ''): WayOut =>
  ({ name, namespace }) =>
    `Run kubectl delete ${kind} ${name} --namespace ${namespace} right before the upgrade, which makes it anew${consequence === '' ? '' : `; ${consequence}`}.`;

/**
 * The same for an object of the whole cluster.
 *
 * @example deleteClusterWide('storageclass', 'bound volumes stay')({ name: 'nfs', namespace: 'egov' })
 */
export const deleteClusterWide =
  (kind: string, consequence: string): WayOut =>
  ({ name }) =>
    `Give it another name in the values, or run kubectl delete ${kind} ${name} right before the upgrade; ${consequence}.`;

/**
 * Says to delete a workload and leave its pods running until the upgrade takes over.
 *
 * @param then - what is left to do; empty for nothing
 * @example orphan('statefulset')({ name: 'db', namespace: 'egov' })
 */
export const orphan =
  (kind: string, then = ''): WayOut =>
  ({ name, namespace }) =>
    `Run kubectl delete ${kind} ${name} --cascade=orphan --namespace ${namespace} right before the upgrade: its pods and claims stay${then === '' ? '' : `; ${then}`}.`;
