import type { Breach } from './types.js';

/** Changes of the base chart around the rule probes-present, and what it says of each. */
export const probesPresent: readonly Breach[] = [
  {
    name: 'a container without a readiness probe',
    edits: {
      'templates/web.yaml': [
        `          readinessProbe:
            httpGet: {path: /ready, port: http}
`,
        '',
      ],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.containers[0].readinessProbe',
        message:
          'Container web of Deployment egov-web has no readinessProbe: Services send it requests before it can answer.',
        hint: 'Add a readinessProbe.',
      },
    ],
  },
  {
    name: 'a native sidecar without probes',
    edits: {
      'templates/web.yaml': [
        `      containers:
`,
        `      initContainers:
        - name: prepare
          restartPolicy: Always
          image: {{ include "base.image" . }}
          {{- include "base.confined" . | nindent 10 }}
      containers:
`,
      ],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.initContainers[0].readinessProbe',
        message:
          'Container prepare of Deployment egov-web has no readinessProbe: Services send it requests before it can answer.',
        hint: 'Add a readinessProbe.',
      },
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.initContainers[0].livenessProbe',
        message:
          'Container prepare of Deployment egov-web has no livenessProbe: nothing restarts it when it hangs.',
        hint: 'Add a livenessProbe.',
      },
    ],
  },
  {
    name: 'an init container without probes',
    edits: {
      'templates/web.yaml': [
        `      containers:
`,
        `      initContainers:
        - name: prepare
          image: {{ include "base.image" . }}
          {{- include "base.confined" . | nindent 10 }}
      containers:
`,
      ],
    },
    findings: [],
  },
];
