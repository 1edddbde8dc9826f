import type { JsonObject } from '../../yaml/index.js';
import { valueAt } from '../normal-form.js';
import type { ImmutableField } from '../types.js';
import { deleteClusterWide, validationOf } from './ways-out.js';

const SIZE = 'spec.resources.requests.storage';

const claim = {
  group: '',
  kind: 'PersistentVolumeClaim',
  source: validationOf('core'),
  wayOut: ({ name }) =>
    `Keep the values that claim ${name} was made with; for others, make a claim of another name and copy the data.`,
} as const satisfies Partial<ImmutableField>;

const volume = {
  group: '',
  kind: 'PersistentVolume',
  source: validationOf('core'),
  wayOut: ({ name }) => `Make a volume of another name than ${name}, and a claim for it.`,
} as const satisfies Partial<ImmutableField>;

const storageClass = {
  group: 'storage.k8s.io',
  kind: 'StorageClass',
  source: validationOf('storage'),
  wayOut: deleteClusterWide('storageclass', 'volumes that it made stay as they are'),
} as const;

const attributesClass = {
  ...storageClass,
  kind: 'VolumeAttributesClass',
  wayOut: deleteClusterWide('volumeattributesclass', 'claims that name it must name another first'),
} as const;

const driver = {
  ...storageClass,
  kind: 'CSIDriver',
  wayOut: deleteClusterWide('csidriver', 'volumes that are mounted stay so'),
} as const;

const isSet = (document: JsonObject, path: string): boolean => valueAt(document, path) !== undefined;

const sizeOf = (document: JsonObject): number => Number(valueAt(document, SIZE) ?? 0);

/** Of claims, volumes and classes. */
export const storageFields: readonly ImmutableField[] = [
  {
    ...claim,
    path: 'spec',
    except: [SIZE, 'spec.storageClassName', 'spec.volumeName', 'spec.volumeAttributesClassName'],
    complete: (spec) => ({ volumeMode: 'Filesystem', ...(spec as JsonObject) }),
  },
  {
    ...claim,
    path: 'spec.storageClassName',
    // Where it is absent, the cluster filled in its default class.
    uncertain: (before) => !isSet(before, 'spec.storageClassName'),
  },
  {
    ...claim,
    path: 'spec.volumeName',
    refuses: (_, after) => isSet(after, 'spec.volumeName'),
    uncertain: (before) => !isSet(before, 'spec.volumeName'),
  },
  {
    ...claim,
    path: SIZE,
    // Volumes grow where their class allows it, and never shrink.
    uncertain: (before, after) => sizeOf(after) > sizeOf(before),
    wayOut: ({ name }) =>
      `A claim grows only in a class with allowVolumeExpansion, and never shrinks; kubectl get pvc ${name} shows its class.`,
  },
  {
    ...volume,
    path: 'spec',
    except: [
      'spec.capacity',
      'spec.accessModes',
      'spec.persistentVolumeReclaimPolicy',
      'spec.storageClassName',
      'spec.mountOptions',
      'spec.claimRef',
      'spec.nodeAffinity',
      'spec.volumeAttributesClassName',
    ],
    complete: (spec) => ({ volumeMode: 'Filesystem', ...(spec as JsonObject) }),
  },
  {
    ...volume,
    path: 'spec.nodeAffinity',
    refuses: (before) => isSet(before, 'spec.nodeAffinity'),
  },
  { ...storageClass, path: 'provisioner' },
  { ...storageClass, path: 'parameters' },
  { ...storageClass, path: 'reclaimPolicy', default: 'Delete' },
  { ...storageClass, path: 'volumeBindingMode', default: 'Immediate' },
  { ...attributesClass, path: 'driverName' },
  { ...attributesClass, path: 'parameters' },
  { ...driver, path: 'spec.attachRequired', default: true },
  { ...driver, path: 'spec.volumeLifecycleModes', default: ['Persistent'] },
];
