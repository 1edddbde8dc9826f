import type { JsonObject } from '../../../src/yaml/index.js';
import type { ChangedObject } from './types.js';

/** The class that claims of these tests are bound in; it lets them grow. */
export const CLASS = 'growing';

const sized = (storage: string): JsonObject => ({ spec: { resources: { requests: { storage } } } });

const volume = (name: string, spec: JsonObject): JsonObject => ({
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name },
  spec: {
    capacity: { storage: '1Gi' },
    accessModes: ['ReadWriteMany'],
    storageClassName: 'manual',
    nfs: { server: '192.0.2.1', path: '/srv' },
    ...spec,
  },
});

const zone = (name: string): JsonObject => ({
  required: {
    nodeSelectorTerms: [
      { matchExpressions: [{ key: 'topology.kubernetes.io/zone', operator: 'In', values: [name] }] },
    ],
  },
});

/** Claims, volumes and classes. The class comes first, since the claim needs it. */
export const storage: readonly ChangedObject[] = [
  {
    object: {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: CLASS },
      provisioner: 'example.test/nfs',
      parameters: { share: 'a' },
      allowVolumeExpansion: true,
    },
    changes: {
      'another provisioner': { patch: { provisioner: 'example.test/other' }, refused: 'provisioner' },
      'another parameter': { patch: { parameters: { share: 'b' } }, refused: 'parameters' },
      'no parameter': { patch: { parameters: null }, refused: 'parameters' },
      'volumes that stay': { patch: { reclaimPolicy: 'Retain' }, refused: 'reclaimPolicy' },
      'the policy that it has': { patch: { reclaimPolicy: 'Delete' } },
      'binding at the first pod': {
        patch: { volumeBindingMode: 'WaitForFirstConsumer' },
        refused: 'volumeBindingMode',
      },
      'the binding that it has': { patch: { volumeBindingMode: 'Immediate' } },
      'no expansion, and other mount options': {
        patch: { allowVolumeExpansion: false, mountOptions: ['hard'] },
      },
    },
  },
  {
    object: {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'VolumeAttributesClass',
      metadata: { name: 'fast' },
      driverName: 'example.test',
      parameters: { speed: 'high' },
    },
    changes: {
      'another driver': { patch: { driverName: 'other.test' }, refused: 'driverName' },
      'another parameter': { patch: { parameters: { speed: 'low' } }, refused: 'parameters' },
      'a label': { patch: { metadata: { labels: { a: 'b' } } } },
    },
  },
  {
    object: {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'CSIDriver',
      metadata: { name: 'example.test' },
      spec: { attachRequired: true, volumeLifecycleModes: ['Persistent'] },
    },
    changes: {
      'no attachment': { patch: { spec: { attachRequired: false } }, refused: 'spec.attachRequired' },
      'the usual attachment left out': { patch: { spec: { attachRequired: null } } },
      'volumes inside of pods': {
        patch: { spec: { volumeLifecycleModes: ['Ephemeral'] } },
        refused: 'spec.volumeLifecycleModes',
      },
      'what pods tell it': { patch: { spec: { podInfoOnMount: true } } },
    },
  },
  {
    object: {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'data' },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: CLASS,
        ...(sized('2Gi')['spec'] as JsonObject),
      },
    },
    changes: {
      'another access mode': { patch: { spec: { accessModes: ['ReadWriteMany'] } }, refused: 'spec' },
      'a block device': { patch: { spec: { volumeMode: 'Block' } }, refused: 'spec' },
      'the mode that it has': { patch: { spec: { volumeMode: 'Filesystem' } } },
      'another class': {
        patch: { spec: { storageClassName: 'other' } },
        refused: 'spec.storageClassName',
      },
      'no class': { patch: { spec: { storageClassName: null } }, refused: 'spec.storageClassName' },
      'another volume': { patch: { spec: { volumeName: 'other' } }, refused: 'spec.volumeName' },
      'a smaller size': { patch: sized('1Gi'), refused: 'spec.resources.requests.storage' },
      'the same size in other words': { patch: sized('2048Mi') },
      'a label': { patch: { metadata: { labels: { a: 'b' } } } },
    },
  },
  {
    object: volume('share', { nodeAffinity: zone('a') }),
    changes: {
      'another server': { patch: { spec: { nfs: { server: '192.0.2.2' } } }, refused: 'spec' },
      'another zone': { patch: { spec: { nodeAffinity: zone('b') } }, refused: 'spec.nodeAffinity' },
      'another size, policy and options': {
        patch: {
          spec: {
            capacity: { storage: '2Gi' },
            persistentVolumeReclaimPolicy: 'Retain',
            mountOptions: ['hard'],
            storageClassName: 'other',
          },
        },
      },
    },
  },
  {
    object: volume('anywhere', {}),
    changes: { 'a first zone': { patch: { spec: { nodeAffinity: zone('a') } } } },
  },
];
