import type { Breach } from './types.js';

const OWN = ', app.kubernetes.io/instance: {{ .Release.Name }}';

const finding = (place: string) => ({
  template: 'base/charts/worker/templates/worker.yaml',
  object: 'StatefulSet/egov-worker',
  path: 'spec.template.metadata.labels',
  message: `The web of a second release in ${place} namespace may reach worker at port 9000.`,
  hint: 'Let the policies choose pods by the label app.kubernetes.io/instance too.',
});

/** Changes of the base chart around the rule neighbour-isolation, and what it says of each. */
export const neighbourIsolation: readonly Breach[] = [
  {
    name: 'policies that choose pods of every release',
    edits: {
      'templates/policies.yaml': [
        [
          `    - to:
        - podSelector:
            matchLabels: {app.kubernetes.io/name: worker${OWN}}`,
          `    - to:
        - podSelector:
            matchLabels: {app.kubernetes.io/name: worker}`,
        ],
        [
          `    - from:
        - podSelector:
            matchLabels: {app.kubernetes.io/name: web${OWN}}`,
          `    - from:
        - podSelector:
            matchLabels: {app.kubernetes.io/name: web}`,
        ],
      ],
    },
    findings: [finding('the same')],
  },
  {
    name: 'policies that choose pods of every namespace, which the network matrix may excuse',
    edits: {
      'chart-checks.yaml': [
        'storageRoles:',
        'exceptions: [{rule: network-matrix, reason: Everybody may.}]\nstorageRoles:',
      ],
      'templates/policies.yaml': [
        [
          `    - to:
        - podSelector:
            matchLabels: {app.kubernetes.io/name: worker${OWN}}`,
          `    - to:
        - namespaceSelector: {matchExpressions: [{key: team, operator: DoesNotExist}]}
          podSelector:
            matchLabels: {app.kubernetes.io/name: worker}`,
        ],
        [
          `    - from:
        - podSelector:
            matchLabels: {app.kubernetes.io/name: web${OWN}}`,
          `    - from:
        - namespaceSelector: {matchExpressions: [{key: team, operator: DoesNotExist}]}
          podSelector:
            matchLabels: {app.kubernetes.io/name: web}`,
        ],
      ],
    },
    findings: [finding('the same'), finding('another')],
  },
];
