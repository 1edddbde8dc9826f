import { isJsonObject, type JsonObject, type JsonValue } from '../../yaml/index.js';
import { valueAt } from '../normal-form.js';
import type { ImmutableField } from '../types.js';
import { deleteFirst, validationOf } from './ways-out.js';

const core = { group: '', source: validationOf('core') } as const;

const isSealed = (document: JsonObject): boolean => valueAt(document, 'immutable') === true;

const AGAIN = 'pods that run keep what they have read';

const secret = { ...core, kind: 'Secret', wayOut: deleteFirst('secret', AGAIN) } as const;
const configMap = { ...core, kind: 'ConfigMap', wayOut: deleteFirst('configmap', AGAIN) } as const;

const binding = (kind: string): ImmutableField => ({
  group: 'rbac.authorization.k8s.io',
  kind,
  path: 'roleRef',
  complete: (reference) => ({
    apiGroup: 'rbac.authorization.k8s.io',
    ...(isJsonObject(reference) ? reference : {}),
  }),
  wayOut: deleteFirst(kind.toLowerCase(), 'its subjects have no rights in between'),
  source: validationOf('rbac'),
});

const sorted = (value: JsonValue): JsonValue =>
  Array.isArray(value) ? (value as readonly JsonValue[]).toSorted() : value;

/** Of configuration, rights and limits. */
export const configurationFields: readonly ImmutableField[] = [
  {
    ...secret,
    path: 'type',
    default: 'Opaque',
    wayOut: deleteFirst('secret', 'save its values first, since generated ones are lost with it'),
  },
  { ...secret, path: 'data', refuses: isSealed },
  { ...secret, path: 'immutable', default: false, refuses: isSealed },
  { ...configMap, path: 'data', refuses: isSealed },
  { ...configMap, path: 'binaryData', refuses: isSealed },
  { ...configMap, path: 'immutable', default: false, refuses: isSealed },
  binding('RoleBinding'),
  binding('ClusterRoleBinding'),
  {
    ...core,
    kind: 'ResourceQuota',
    path: 'spec.scopes',
    complete: sorted,
    wayOut: deleteFirst('resourcequota', 'nothing is limited in between'),
  },
];
