import type { Breach } from './types.js';

/** Changes of the base chart around the rule pod-security, and what it says of each. */
export const podSecurity: readonly Breach[] = [
  {
    name: 'a pod on the network of its node',
    edits: {
      'templates/web.yaml': [
        '      automount',
        `      hostNetwork: true
      automount`,
      ],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.hostNetwork',
        message: 'Deployment egov-web has hostNetwork: true.',
        hint: 'The control hostNamespaces asks: Pods do not share the network, processes or IPC of their node.',
      },
    ],
  },
  {
    name: 'a container that may become root',
    edits: {
      'templates/web.yaml': [
        `      containers:
`,
        `      initContainers:
        - name: prepare
          image: {{ include "base.image" . }}
          securityContext: {runAsUser: 0, allowPrivilegeEscalation: true, capabilities: {drop: [ALL], add: [SYS_ADMIN]}}
          resources: {requests: {cpu: 1m, memory: 1Mi}, limits: {cpu: 1m, memory: 1Mi}}
      containers:
`,
      ],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.initContainers[0].securityContext.allowPrivilegeEscalation',
        message: 'Container prepare of Deployment egov-web has allowPrivilegeEscalation: true.',
        hint: 'The control allowPrivilegeEscalation asks: Every container sets allowPrivilegeEscalation: false.',
      },
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.initContainers[0].securityContext.runAsUser',
        message: 'Container prepare of Deployment egov-web has runAsUser: 0.',
        hint: 'The control runAsUser asks: Nothing runs as user 0.',
      },
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.initContainers[0].securityContext.capabilities.add',
        message: 'Container prepare of Deployment egov-web has the added capabilities SYS_ADMIN.',
        hint: 'The control capabilities_restricted asks: Every container drops ALL capabilities and adds at most NET_BIND_SERVICE.',
      },
    ],
  },
];
