import type { Breach } from './types.js';

/** Changes of the base chart around the rule matching-selectors, and what it says of each. */
export const matchingSelectors: readonly Breach[] = [
  {
    name: 'a policy over several workloads',
    edits: {
      'templates/closed.yaml': `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "base.metadata" (dict "context" . "name" "web" "suffix" "closed") | nindent 2 }}
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
`,
    },
    findings: [],
  },
  {
    name: 'a workload that does not select its own pods',
    edits: {
      'templates/web.yaml': [
        `  selector:
    matchLabels:
`,
        `  selector:
    matchLabels:
      tier: front
`,
      ],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.selector',
        message: 'The selector of Deployment egov-web does not match the labels of its own pods.',
        hint: 'Write the labels of the selector into the pod template.',
      },
    ],
  },
  {
    name: 'a workload whose selector matches the pods of another',
    edits: {
      'templates/web.yaml': [
        `  selector:
    matchLabels:
      {{- include "base.selector" (dict "context" . "name" "web") | nindent 6 }}`,
        `  selector:
    matchLabels: {app.kubernetes.io/instance: {{ .Release.Name }}}`,
      ],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.selector',
        message: 'The selector of Deployment egov-web also matches the pods of StatefulSet egov-worker.',
        hint: 'Add a label that only its own pods carry, such as app.kubernetes.io/component.',
      },
    ],
  },
  {
    name: 'two budgets for the same pods',
    edits: {
      'templates/second.yaml': `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  {{- include "base.metadata" (dict "context" . "name" "web" "suffix" "second") | nindent 2 }}
spec:
  minAvailable: 1
  selector:
    matchLabels:
      {{- include "base.selector" (dict "context" . "name" "web") | nindent 6 }}
`,
    },
    findings: [
      {
        template: 'base/templates/second.yaml',
        object: 'PodDisruptionBudget/egov-second',
        path: 'spec.selector',
        message:
          'PodDisruptionBudget egov-second and PodDisruptionBudget egov-web cover the same pods of Deployment egov-web.',
        hint: 'Keep one budget: the eviction of a pod with two is always refused.',
      },
    ],
  },
  {
    name: 'a Service over two workloads',
    edits: {
      'templates/all.yaml': `apiVersion: v1
kind: Service
metadata:
  {{- include "base.metadata" (dict "context" . "name" "web" "suffix" "all") | nindent 2 }}
spec:
  selector:
    app.kubernetes.io/instance: {{ .Release.Name }}
`,
    },
    findings: [
      {
        template: 'base/templates/all.yaml',
        object: 'Service/egov-all',
        path: 'spec.selector',
        message:
          'Service egov-all sends requests to the pods of Deployment egov-web and StatefulSet egov-worker alike.',
        hint: 'Select one workload by a label that only its pods carry.',
      },
    ],
  },
];
