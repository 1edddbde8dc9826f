import type { JsonObject } from '../../../src/yaml/index.js';
import type { ChangedObject } from './types.js';

const secret = (name: string, rest: JsonObject = {}): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name },
  data: { password: 'YQ==' },
  ...rest,
});

const configMap = (name: string, rest: JsonObject = {}): JsonObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name },
  data: { colour: 'red' },
  binaryData: { logo: 'YQ==' },
  ...rest,
});

const role = (name: string, kind: string): JsonObject => ({
  apiGroup: 'rbac.authorization.k8s.io',
  kind,
  name,
});

const binding = (kind: string): ChangedObject => ({
  object: {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind,
    metadata: { name: 'readers' },
    roleRef: role('view', 'ClusterRole'),
    subjects: [{ kind: 'ServiceAccount', name: 'default', namespace: 'default' }],
  },
  changes: {
    'another role': { patch: { roleRef: { name: 'edit' } }, refused: 'roleRef' },
    'the group left out': { patch: { roleRef: { apiGroup: null } } },
    'other subjects': {
      patch: { subjects: [{ kind: 'ServiceAccount', name: 'other', namespace: 'default' }] },
    },
  },
});

/** Configuration, rights and limits. */
export const configuration: readonly ChangedObject[] = [
  {
    object: secret('open'),
    changes: {
      'another type': { patch: { type: 'example.test/type' }, refused: 'type' },
      'the type that it has': { patch: { type: 'Opaque' } },
      'another value': { patch: { data: { password: 'Yg==' } } },
      'a seal': { patch: { immutable: true } },
    },
  },
  {
    object: secret('sealed', { immutable: true }),
    changes: {
      'another value': { patch: { data: { password: 'Yg==' } }, refused: 'data' },
      'the same value as text': { patch: { data: null, stringData: { password: 'a' } } },
      'no seal': { patch: { immutable: false }, refused: 'immutable' },
      'nothing said of the seal': { patch: { immutable: null }, refused: 'immutable' },
      'a label': { patch: { metadata: { labels: { a: 'b' } } } },
    },
  },
  {
    object: configMap('open'),
    changes: {
      'another value': { patch: { data: { colour: 'blue' } } },
      'a seal': { patch: { immutable: true } },
    },
  },
  {
    object: configMap('sealed', { immutable: true }),
    changes: {
      'another value': { patch: { data: { colour: 'blue' } }, refused: 'data' },
      'another file': { patch: { binaryData: { logo: 'Yg==' } }, refused: 'binaryData' },
      'no seal': { patch: { immutable: false }, refused: 'immutable' },
      'a label': { patch: { metadata: { labels: { a: 'b' } } } },
    },
  },
  binding('RoleBinding'),
  binding('ClusterRoleBinding'),
  {
    object: {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'pods' },
      spec: { hard: { pods: '1000' }, scopes: ['NotTerminating', 'NotBestEffort'] },
    },
    changes: {
      'other scopes': { patch: { spec: { scopes: ['NotTerminating'] } }, refused: 'spec.scopes' },
      'the same scopes in another order': {
        patch: { spec: { scopes: ['NotBestEffort', 'NotTerminating'] } },
      },
      'other limits': { patch: { spec: { hard: { pods: '2000' } } } },
    },
  },
];
