import type { Breach } from './types.js';

const WITHOUT_DNS = {
  template: 'base/templates/web.yaml',
  object: 'Deployment/egov-web',
  path: 'spec.template.metadata.labels',
  message: "Deployment egov-web may not ask the cluster's DNS, so it finds none of the components it calls.",
  hint: 'Allow egress to UDP and TCP port 53 of the namespace kube-system.',
};

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
            matchLabels: {app.kubernetes.io/name: web, app.kubernetes.io/instance: {{ .Release.Name }}}
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
        `            matchLabels: {app.kubernetes.io/name: web, app.kubernetes.io/instance: {{ .Release.Name }}}
      ports`,
        `            matchLabels: {app.kubernetes.io/name: worker, app.kubernetes.io/instance: {{ .Release.Name }}}
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
        - {port: 53, protocol: TCP}
`,
        '',
      ],
    },
    findings: [WITHOUT_DNS],
  },
  {
    name: 'a policy that lets DNS answer by UDP only',
    edits: {
      'templates/policies.yaml': [
        `        - {port: 53, protocol: TCP}
`,
        '',
      ],
    },
    findings: [WITHOUT_DNS],
  },
  {
    name: 'an Ingress whose controller is kept out',
    edits: {
      'templates/policies.yaml': [
        `    - from:
        - ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}
      ports:
        - {port: http}
`,
        '    []\n',
      ],
      'chart-checks.yaml': ['  entrances: ["web:80"]', ''],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.metadata.labels',
        message:
          'Anybody outside the release may not reach web at port 8080, though the call graph has the edge outside -> web:80.',
        hint: 'Correct the policy, or the call graph: connections in the values, edges and entrances in chart-checks.yaml.',
      },
    ],
  },
  {
    name: 'egress that is declared, and egress that is not',
    edits: {
      'chart-checks.yaml': [
        '  edges: ["web -> worker:9000"]',
        '  edges: ["web -> worker:9000", "web -> outside:443", "worker -> outside:25"]\n  closedEgress: true',
      ],
      'templates/policies.yaml': [
        `  egress:
    - to:
        - podSelector:`,
        `  egress:
    - to: [{ipBlock: {cidr: 192.0.2.0/24}}]
      ports: [{port: 443}, {port: 587}]
    - to:
        - podSelector:`,
      ],
    },
    findings: [
      {
        template: 'base/charts/worker/templates/worker.yaml',
        object: 'StatefulSet/egov-worker',
        path: 'spec.template.metadata.labels',
        message:
          "StatefulSet egov-worker may not ask the cluster's DNS, so it finds none of the components it calls.",
        hint: 'Allow egress to UDP and TCP port 53 of the namespace kube-system.',
      },
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.metadata.labels',
        message:
          'web may reach addresses outside the release at port 587, and the call graph has no such edge.',
        hint: 'Limit its egress, or declare COMPONENT -> outside:PORT in the call graph.',
      },
      {
        template: 'base/charts/worker/templates/worker.yaml',
        object: 'StatefulSet/egov-worker',
        path: 'spec.template.metadata.labels',
        message:
          'worker may not reach addresses outside the release at port 25, though the call graph has the edge worker -> outside:25.',
        hint: 'Allow egress to the addresses and this port, or take the edge out of the call graph.',
      },
    ],
  },
  {
    name: 'egress without a policy where it must be closed',
    edits: {
      'chart-checks.yaml': [
        '  edges: ["web -> worker:9000"]',
        '  edges: ["web -> worker:9000"]\n  closedEgress: true',
      ],
      'templates/policies.yaml': [
        `    matchLabels: {app.kubernetes.io/name: worker, app.kubernetes.io/instance: {{ .Release.Name }}}
  policyTypes: [Ingress, Egress]`,
        `    matchLabels: {app.kubernetes.io/name: worker, app.kubernetes.io/instance: {{ .Release.Name }}}
  policyTypes: [Ingress]`,
      ],
    },
    findings: [
      {
        template: 'base/charts/worker/templates/worker.yaml',
        object: 'StatefulSet/egov-worker',
        path: 'spec.template.metadata.labels',
        message:
          'worker may reach addresses outside the release at every port, and the call graph has no such edge.',
        hint: 'Limit its egress, or declare COMPONENT -> outside:PORT in the call graph.',
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
            matchLabels: {app.kubernetes.io/name: worker, app.kubernetes.io/instance: {{ .Release.Name }}}
      ports:
        - {port: http}`,
        ],
        [
          `            matchLabels: {app.kubernetes.io/name: web, app.kubernetes.io/instance: {{ .Release.Name }}}
      ports:
        - {port: 9000}`,
          `            matchLabels: {app.kubernetes.io/name: web, app.kubernetes.io/instance: {{ .Release.Name }}}
      ports:
        - {port: work}
  egress: [{}]`,
        ],
      ],
    },
    findings: [],
  },
];
