import type { Breach } from './types.js';

/** Changes of the base chart around the rule storage-by-environment, and what it says of each. */
export const storageByEnvironment: readonly Breach[] = [
  {
    name: 'a claim of another storage class',
    edits: { 'templates/claim.yaml': ['storageClassName: files', 'storageClassName: disks'] },
    findings: [
      {
        template: 'base/templates/claim.yaml',
        object: 'PersistentVolumeClaim/egov-shared',
        path: 'spec.storageClassName',
        message: 'Claim egov-shared has storage class disks, where this environment has files.',
        hint: 'Set the storage of the role shared in the values of this environment.',
      },
    ],
  },
  {
    name: 'a claim with another access mode',
    edits: { 'templates/claim.yaml': ['ReadWriteMany', 'ReadOnlyMany'] },
    findings: [
      {
        template: 'base/templates/claim.yaml',
        object: 'PersistentVolumeClaim/egov-shared',
        path: 'spec.accessModes',
        message: 'Claim egov-shared has access mode ReadOnlyMany, where this environment has ReadWriteMany.',
        hint: 'Set the storage of the role shared in the values of this environment.',
      },
    ],
  },
  {
    name: 'a claim that has no role',
    edits: {
      'charts/worker/templates/worker.yaml': [
        ['{name: data,', '{name: cache,'],
        [
          `        name: data
`,
          `        name: cache
`,
        ],
      ],
    },
    findings: [
      {
        template: 'base/charts/worker/templates/worker.yaml',
        object: 'StatefulSet/egov-worker',
        path: 'spec.volumeClaimTemplates[0].spec',
        message: 'Claim cache of StatefulSet egov-worker has no role, so its storage is not checked.',
        hint: 'Add its name to a role in storageRoles of chart-checks.yaml.',
      },
    ],
  },
];
