import type { Breach } from './types.js';

/** Changes of the base chart around the rule network-matrix, and what it says of each. */
export const networkMatrix: readonly Breach[] = [
  {
    name: 'an open UDP port beside a declared TCP port',
    edits: {
      'templates/web.yaml': [
        `containerPort: 8080}
`,
        `containerPort: 8080}
            - {name: quic, containerPort: 8080, protocol: UDP}
`,
      ],
      'templates/policies.yaml': [
        '- {port: http}',
        `- {port: http}
        - {port: quic, protocol: UDP}`,
      ],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.metadata.labels',
        message:
          'Anybody outside the release may reach web at port 8080/UDP, and the call graph has no such edge.',
        hint: 'Correct the policy, or the call graph: connections in the values, edges and entrances in chart-checks.yaml.',
      },
    ],
  },
  {
    name: 'a declared UDP port',
    edits: {
      'templates/web.yaml': [
        `containerPort: 8080}
`,
        `containerPort: 8080}
            - {name: quic, containerPort: 8080, protocol: UDP}
`,
      ],
      'templates/policies.yaml': [
        '- {port: http}',
        `- {port: http}
        - {port: quic, protocol: UDP}`,
      ],
      'chart-checks.yaml': ['entrances: ["web:80"]', 'entrances: ["web:80", "web:8080/UDP"]'],
    },
    findings: [],
  },
  {
    name: 'a policy that lets everybody in',
    edits: {
      'templates/policies.yaml': [
        `    - from:
        - podSelector:
            matchLabels: {app.kubernetes.io/name: web}
      ports:
        - {port: 9000}`,
        `    - ports:
        - {port: 9000}`,
      ],
    },
    findings: [
      {
        template: 'base/charts/worker/templates/worker.yaml',
        object: 'StatefulSet/egov-worker',
        path: 'spec.template.metadata.labels',
        message:
          'Anybody outside the release may reach worker at port 9000, and the call graph has no such edge.',
        hint: 'Correct the policy, or the call graph: connections in the values, edges and entrances in chart-checks.yaml.',
      },
    ],
  },
  {
    name: 'a policy that keeps a declared caller out',
    edits: {
      'templates/policies.yaml': [
        `            matchLabels: {app.kubernetes.io/name: web}
      ports`,
        `            matchLabels: {app.kubernetes.io/name: worker}
      ports`,
      ],
    },
    findings: [
      {
        template: 'base/charts/worker/templates/worker.yaml',
        object: 'StatefulSet/egov-worker',
        path: 'spec.template.metadata.labels',
        message:
          'web may not reach worker at port 9000, though the call graph has the edge web -> worker:9000.',
        hint: 'Correct the policy, or the call graph: connections in the values, edges and entrances in chart-checks.yaml.',
      },
    ],
  },
  {
    name: 'a policy that forgets DNS',
    edits: {
      'templates/policies.yaml': [
        `    - to:
        - namespaceSelector:
            matchLabels: {kubernetes.io/metadata.name: kube-system}
      ports:
        - {port: 53, protocol: UDP}
`,
        '',
      ],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.metadata.labels',
        message:
          "Deployment egov-web may not ask the cluster's DNS, so it finds none of the components it calls.",
        hint: 'Allow egress to UDP and TCP port 53 of the namespace kube-system.',
      },
    ],
  },
  {
    name: 'edges in an annotation and in the values of the callers',
    edits: {
      'chart-checks.yaml': [
        '  edges: ["web -> worker:9000"]',
        `  edgesAnnotation: example.test/calls
  edgesValue: calls`,
      ],
      'templates/web.yaml': [
        `metadata:
  {{- include "base.metadata" (dict "context" . "name" "web") | nindent 2 }}
`,
        `metadata:
  {{- include "base.metadata" (dict "context" . "name" "web") | nindent 2 }}
  annotations: {example.test/calls: "worker:9000"}
`,
      ],
      'charts/worker/values.yaml': [
        'size: 1Gi',
        `size: 1Gi
calls: [web:80]`,
      ],
      'charts/worker/templates/worker.yaml': [
        `          ports:
            - {name: work`,
        `          command: [worker, "{{ join "," .Values.calls }}"]
          ports:
            - {name: work`,
      ],
      'templates/policies.yaml': [
        [
          `      ports:
        - {port: http}`,
          `        - podSelector:
            matchLabels: {app.kubernetes.io/name: worker}
      ports:
        - {port: http}`,
        ],
        [
          `            matchLabels: {app.kubernetes.io/name: web}
      ports:
        - {port: 9000}`,
          `            matchLabels: {app.kubernetes.io/name: web}
      ports:
        - {port: work}
  egress: [{}]`,
        ],
      ],
    },
    findings: [],
  },
];
