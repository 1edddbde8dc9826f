import type { JsonObject } from '../../../src/yaml/index.js';
import type { ChangedObject } from './types.js';

const version = (name: string, storage: boolean): JsonObject => ({
  name,
  served: true,
  storage,
  schema: { openAPIV3Schema: { type: 'object' } },
});

/** Objects that belong to the whole cluster. */
export const cluster: readonly ChangedObject[] = [
  {
    object: {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name: 'high' },
      value: 1000,
      preemptionPolicy: 'Never',
    },
    changes: {
      'another value': { patch: { value: 2000 }, refused: 'value' },
      'another policy': {
        patch: { preemptionPolicy: 'PreemptLowerPriority' },
        refused: 'preemptionPolicy',
      },
      'no policy, which means another': { patch: { preemptionPolicy: null }, refused: 'preemptionPolicy' },
      'another description': { patch: { description: 'for gateways' } },
    },
  },
  {
    object: {
      apiVersion: 'node.k8s.io/v1',
      kind: 'RuntimeClass',
      metadata: { name: 'safe' },
      handler: 'gvisor',
    },
    changes: {
      'another handler': { patch: { handler: 'kata' }, refused: 'handler' },
      'other nodes': { patch: { scheduling: { nodeSelector: { safe: 'yes' } } } },
    },
  },
  {
    object: {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'tables.example.test' },
      spec: {
        group: 'example.test',
        scope: 'Namespaced',
        names: { kind: 'Table', plural: 'tables', singular: 'table', listKind: 'TableList' },
        versions: [version('v1', true)],
      },
    },
    changes: {
      'another scope': { patch: { spec: { scope: 'Cluster' } }, refused: 'spec.scope' },
      'another kind': {
        patch: { spec: { names: { kind: 'Desk', listKind: 'DeskList' } } },
        refused: 'spec.names.kind',
      },
      'without the version that is stored': {
        patch: { spec: { versions: [version('v2', true)] } },
        refused: 'spec.versions',
      },
      'a newer version beside it': {
        patch: { spec: { versions: [version('v1', false), version('v2', true)] } },
      },
      'a short name': { patch: { spec: { names: { shortNames: ['tb'] } } } },
    },
  },
];
