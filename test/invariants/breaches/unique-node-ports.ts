import type { Breach } from './types.js';

/** Changes of the base chart around the rule unique-node-ports, and what it says of each. */
export const uniqueNodePorts: readonly Breach[] = [
  {
    name: 'one node port for two protocols',
    edits: {
      'templates/service.yaml': [
        'nodePort: 30001}',
        `nodePort: 30001}
    - {name: quic, port: 80, targetPort: quic, protocol: UDP, nodePort: 30001}`,
      ],
      'templates/web.yaml': [
        `containerPort: 8080}
`,
        `containerPort: 8080}
            - {name: quic, containerPort: 8080, protocol: UDP}
`,
      ],
      'templates/policies.yaml': ['- {port: http}', '- {port: http}\n        - {port: quic, protocol: UDP}'],
    },
    findings: [],
  },
  {
    name: 'two Services that ask for one node port',
    edits: {
      'templates/second.yaml': `apiVersion: v1
kind: Service
metadata:
  {{- include "base.metadata" (dict "context" . "name" "web" "suffix" "second") | nindent 2 }}
spec:
  type: NodePort
  selector:
    {{- include "base.selector" (dict "context" . "name" "web") | nindent 4 }}
  ports:
    - {name: http, port: 80, targetPort: http, nodePort: 30001}
`,
    },
    findings: [
      {
        template: 'base/templates/service.yaml',
        object: 'Service/egov-web',
        path: 'spec.ports[0].nodePort',
        message: 'Service egov-web asks for node port 30001, which Service egov-second already has.',
        hint: 'Give one of them another port, or leave the choice to Kubernetes.',
      },
    ],
  },
];
