import { isJsonObject, type JsonObject, type JsonValue } from '../../yaml/index.js';
import { valueAt } from '../normal-form.js';
import type { ImmutableField } from '../types.js';
import { deleteFirst, orphan, validationOf } from './ways-out.js';

const apps = { group: 'apps', source: validationOf('apps') } as const;

const OLD_PODS = 'then delete its old ReplicaSets, whose pods the new selector does not count';

const statefulSet = { ...apps, kind: 'StatefulSet', wayOut: orphan('statefulset') } as const;

const completeClaim = (claim: JsonValue): JsonValue => {
  if (!isJsonObject(claim)) return claim;
  const { spec, ...rest } = claim;
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    ...Object.fromEntries(Object.entries(rest).filter(([key]) => key !== 'status')),
    spec: { volumeMode: 'Filesystem', ...(isJsonObject(spec) ? spec : {}) },
  };
};

const job = {
  group: 'batch',
  kind: 'Job',
  source: validationOf('batch'),
  wayOut: deleteFirst('job', 'a Job that is a hook or has the revision in its name never meets this'),
} as const;

/** Of rolling updates, what the API server fills in and nobody who applies it again takes away. */
const leaves =
  (strategy: string, fields: readonly string[]) =>
  (before: JsonObject, after: JsonObject): boolean =>
    (valueAt(after, `${strategy}.type`) ?? 'RollingUpdate') !== 'RollingUpdate' &&
    fields.some((field) => valueAt(before, `${strategy}.rollingUpdate.${field}`) === undefined);

const patchStrategy =
  (kind: string, strategy: string, type: string): ImmutableField['wayOut'] =>
  ({ name, namespace }) =>
    `Run kubectl patch ${kind} ${name} --namespace ${namespace} --type=merge --patch='{"spec":{"${strategy}":{"type":"${type}","rollingUpdate":null}}}' before the upgrade.`;

/** Of pods and what makes them. Whatever else stands in the spec of a StatefulSet may change. */
export const workloadFields: readonly ImmutableField[] = [
  { ...apps, kind: 'Deployment', path: 'spec.selector', wayOut: orphan('deployment', OLD_PODS) },
  {
    ...apps,
    kind: 'Deployment',
    path: 'spec.strategy.type',
    default: 'RollingUpdate',
    refuses: leaves('spec.strategy', ['maxSurge', 'maxUnavailable']),
    wayOut: patchStrategy('deployment', 'strategy', 'Recreate'),
  },
  {
    ...apps,
    kind: 'DaemonSet',
    path: 'spec.selector',
    wayOut: orphan('daemonset', 'then delete those that the new selector does not count'),
  },
  {
    ...apps,
    kind: 'ReplicaSet',
    path: 'spec.selector',
    wayOut: orphan('replicaset', 'then delete those that the new selector does not count'),
  },
  { ...statefulSet, path: 'spec.selector' },
  { ...statefulSet, path: 'spec.serviceName', default: '' },
  { ...statefulSet, path: 'spec.podManagementPolicy', default: 'OrderedReady' },
  {
    ...statefulSet,
    path: 'spec.updateStrategy.type',
    default: 'RollingUpdate',
    refuses: leaves('spec.updateStrategy', ['partition']),
    wayOut: patchStrategy('statefulset', 'updateStrategy', 'OnDelete'),
  },
  {
    ...statefulSet,
    path: 'spec.volumeClaimTemplates',
    complete: (claims) =>
      Array.isArray(claims) ? (claims as readonly JsonValue[]).map(completeClaim) : claims,
    wayOut: orphan(
      'statefulset',
      'claims that exist keep their size and class, so grow them with kubectl patch pvc where the class allows it',
    ),
  },
  { ...job, path: 'spec.selector' },
  { ...job, path: 'spec.template' },
  {
    ...job,
    path: 'spec.completions',
    refuses: (before) => valueAt(before, 'spec.completionMode') !== 'Indexed',
  },
  { ...job, path: 'spec.completionMode', default: 'NonIndexed' },
  { ...job, path: 'spec.podFailurePolicy' },
  { ...job, path: 'spec.backoffLimitPerIndex' },
  { ...job, path: 'spec.successPolicy' },
  { ...job, path: 'spec.managedBy', default: 'kubernetes.io/job-controller' },
  {
    group: '',
    kind: 'Pod',
    path: 'spec',
    except: [
      'spec.containers[].image',
      'spec.initContainers[].image',
      'spec.activeDeadlineSeconds',
      'spec.tolerations',
    ],
    wayOut: deleteFirst('pod'),
    source: validationOf('core'),
  },
];
