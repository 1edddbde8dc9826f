import { isJsonObject, type JsonObject, type JsonValue } from '../../yaml/index.js';
import { valueAt } from '../normal-form.js';
import type { ImmutableField } from '../types.js';
import { deleteClusterWide, validationOf } from './ways-out.js';

const priority = {
  group: 'scheduling.k8s.io',
  kind: 'PriorityClass',
  source: validationOf('scheduling'),
  wayOut: deleteClusterWide('priorityclass', 'pods that run keep their priority'),
} as const;

const definition = {
  group: 'apiextensions.k8s.io',
  kind: 'CustomResourceDefinition',
  source:
    'https://github.com/kubernetes/apiextensions-apiserver/blob/v0.36.3/pkg/apis/apiextensions/validation/validation.go',
  wayOut: ({ name }) =>
    `Deleting ${name} deletes every object of its kind, so move them to a definition of another name.`,
} as const satisfies Partial<ImmutableField>;

const versionsOf = (document: JsonObject): readonly JsonObject[] => {
  const versions = valueAt(document, 'spec.versions');
  return Array.isArray(versions) ? (versions as readonly JsonValue[]).filter(isJsonObject) : [];
};

const dropsStoredVersion = (before: JsonObject, after: JsonObject): boolean => {
  const left = versionsOf(after).map(({ name }) => name);
  return versionsOf(before).some(({ name, storage }) => storage === true && !left.includes(name ?? ''));
};

/** Of objects that belong to the whole cluster. */
export const clusterFields: readonly ImmutableField[] = [
  { ...priority, path: 'value' },
  { ...priority, path: 'preemptionPolicy', default: 'PreemptLowerPriority' },
  {
    group: 'node.k8s.io',
    kind: 'RuntimeClass',
    path: 'handler',
    wayOut: deleteClusterWide('runtimeclass', 'pods that run keep their runtime'),
    source: validationOf('node'),
  },
  { ...definition, path: 'spec.scope' },
  { ...definition, path: 'spec.names.kind' },
  {
    ...definition,
    path: 'spec.versions',
    refuses: dropsStoredVersion,
    wayOut: ({ name }) =>
      `Serve both versions first, rewrite the stored objects, and take the old version out of status.storedVersions of ${name}.`,
    source:
      'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#upgrade-existing-objects-to-a-new-stored-version',
  },
];
