import type { Breach } from './types.js';

/** Changes of the base chart around the rule single-node-claims, and what it says of each. */
export const singleNodeClaims: readonly Breach[] = [
  {
    name: 'replicas on a ReadWriteOnce claim',
    edits: {
      'templates/claim.yaml': ['ReadWriteMany', 'ReadWriteOnce'],
      'chart-checks.yaml': ['accessModes: [ReadWriteMany]', 'accessModes: [ReadWriteOnce]'],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.volumes',
        message:
          'Claim egov-shared is ReadWriteOnce, and the pods that mount it may be on several nodes at once: Deployment egov-web (5).',
        hint: 'Use ReadWriteMany, one pod that is replaced with the strategy Recreate, or a required pod affinity by kubernetes.io/hostname that all of them meet.',
      },
    ],
  },
  {
    name: 'one replica whose rollout needs the claim on two nodes',
    edits: {
      'templates/claim.yaml': ['ReadWriteMany', 'ReadWriteOnce'],
      'chart-checks.yaml': ['accessModes: [ReadWriteMany]', 'accessModes: [ReadWriteOnce]'],
      'templates/scaling.yaml': ['maxReplicas: 4', 'maxReplicas: 1'],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.volumes',
        message:
          'Claim egov-shared is ReadWriteOnce, and the pods that mount it may be on several nodes at once: Deployment egov-web (2).',
        hint: 'Use ReadWriteMany, one pod that is replaced with the strategy Recreate, or a required pod affinity by kubernetes.io/hostname that all of them meet.',
      },
    ],
  },
  {
    name: 'two pods on a ReadWriteOncePod claim',
    edits: {
      'templates/claim.yaml': ['ReadWriteMany', 'ReadWriteOncePod'],
      'chart-checks.yaml': ['accessModes: [ReadWriteMany]', 'accessModes: [ReadWriteOncePod]'],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.volumes',
        message:
          'Claim egov-shared is ReadWriteOncePod, and the pods that mount it may be on several nodes at once: Deployment egov-web (5).',
        hint: 'Let one pod mount it (the strategy Recreate for a Deployment), or use ReadWriteMany.',
      },
    ],
  },
  {
    name: 'replicas that a required affinity puts on one node',
    edits: {
      'templates/claim.yaml': ['ReadWriteMany', 'ReadWriteOnce'],
      'chart-checks.yaml': ['accessModes: [ReadWriteMany]', 'accessModes: [ReadWriteOnce]'],
      'templates/web.yaml': [
        `      containers:
`,
        `      affinity:
        podAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - topologyKey: kubernetes.io/hostname
              labelSelector: {matchLabels: {app.kubernetes.io/name: web}}
      containers:
`,
      ],
    },
    findings: [],
  },
  {
    name: 'one replica that is replaced before the next one starts',
    edits: {
      'templates/claim.yaml': ['ReadWriteMany', 'ReadWriteOnce'],
      'chart-checks.yaml': ['accessModes: [ReadWriteMany]', 'accessModes: [ReadWriteOnce]'],
      'templates/scaling.yaml': ['maxReplicas: 4', 'maxReplicas: 1'],
      'templates/web.yaml': [
        `spec:
  selector:`,
        `spec:
  strategy: {type: Recreate}
  selector:`,
      ],
    },
    findings: [],
  },
];
