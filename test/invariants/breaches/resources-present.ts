import type { Breach } from './types.js';

/** Changes of the base chart around the rule resources-present, and what it says of each. */
export const resourcesPresent: readonly Breach[] = [
  {
    name: 'an init container without resources',
    edits: {
      'templates/web.yaml': [
        `      containers:
`,
        `      initContainers:
        - name: prepare
          image: {{ include "base.image" . }}
          securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
      containers:
`,
      ],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.initContainers[0].resources',
        message:
          'Container prepare of Deployment egov-web has no requests.cpu, requests.memory, limits.cpu, limits.memory.',
        hint: 'Set requests.cpu, requests.memory, limits.cpu, limits.memory from measured use.',
      },
    ],
  },
  {
    name: 'containers without a processor limit',
    edits: { 'templates/_helpers.tpl': ['limits: {cpu: 100m, memory: 64Mi}', 'limits: {memory: 64Mi}'] },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.containers[0].resources',
        message: 'Container web of Deployment egov-web has no limits.cpu.',
        hint: 'Set limits.cpu from measured use.',
      },
      {
        template: 'base/charts/worker/templates/worker.yaml',
        object: 'StatefulSet/egov-worker',
        path: 'spec.template.spec.containers[0].resources',
        message: 'Container worker of StatefulSet egov-worker has no limits.cpu.',
        hint: 'Set limits.cpu from measured use.',
      },
    ],
  },
];
