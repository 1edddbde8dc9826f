import type { Breach } from './types.js';

/** Changes of the base chart around the rule declared-ports, and what it says of each. */
export const declaredPorts: readonly Breach[] = [
  {
    name: 'a Service that targets a port which no container declares',
    edits: {
      'templates/service.yaml': [
        'nodePort: 30001}',
        `nodePort: 30001}
    - {name: admin, port: 81, targetPort: admin}`,
      ],
    },
    findings: [
      {
        template: 'base/templates/service.yaml',
        object: 'Service/egov-web',
        path: 'spec.ports[1].targetPort',
        message:
          'Service egov-web sends port 81 to port admin, which no container of Deployment egov-web declares.',
        hint: 'Declare admin in the ports of the container, or correct the target.',
      },
    ],
  },
  {
    name: 'a probe that asks a port which its container does not declare',
    edits: {
      'templates/web.yaml': [
        `port: 8080}
          {{`,
        `port: 8081}
          {{`,
      ],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.containers[0].livenessProbe.httpGet.port',
        message:
          'The livenessProbe of container web in Deployment egov-web asks port 8081, which the container does not declare.',
        hint: 'Declare 8081 in its ports, or correct the livenessProbe.',
      },
    ],
  },
  {
    name: 'a policy that opens the port of the Service instead of the one of the pods',
    edits: {
      'templates/policies.yaml': [
        '- {port: http}',
        `- {port: http}
        - {port: 80}`,
      ],
    },
    findings: [
      {
        template: 'base/templates/policies.yaml',
        object: 'NetworkPolicy/egov-web',
        path: 'spec.ingress[0].ports[1].port',
        message: 'NetworkPolicy egov-web opens port 80, which no container of Deployment egov-web declares.',
        hint: "Name the container's port, not the Service's: policies act on pods.",
      },
    ],
  },
];
