import type { ImmutableField } from '../types.js';
import { clusterFields } from './cluster.js';
import { configurationFields } from './configuration.js';
import { networkFields } from './network.js';
import { storageFields } from './storage.js';
import { workloadFields } from './workloads.js';

/** Every field that the API server refuses to change. test/cluster/immutable-fields.test.ts asks it about each. */
export const immutableFields: readonly ImmutableField[] = [
  ...workloadFields,
  ...storageFields,
  ...networkFields,
  ...configurationFields,
  ...clusterFields,
];
