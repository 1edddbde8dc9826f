import type { Breach } from './types.js';

/** Changes of the base chart around the rule registry-prefix, and what it says of each. */
export const registryPrefix: readonly Breach[] = [
  {
    name: 'an image that ignores the registry',
    edits: {
      'templates/web.yaml': [
        `      containers:
`,
        `      initContainers:
        - name: prepare
          image: docker.io/example/web:1.0
          {{- include "base.confined" . | nindent 10 }}
      containers:
`,
      ],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.initContainers[0].image',
        message:
          'Deployment egov-web pulls docker.io/example/web:1.0, although the images come from registry.other.test/mirror.',
        hint: 'Build the reference with the helper that puts the registry before every repository.',
      },
    ],
  },
  {
    name: 'an environment whose images come from elsewhere',
    edits: {
      'chart-checks.yaml': [
        '    tls: required',
        `    imageRegistry: registry.example.test
    tls: required`,
      ],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.containers[0].image',
        message:
          'Deployment egov-web pulls docker.io/example/web:1.0, although the images come from registry.example.test.',
        hint: 'Build the reference with the helper that puts the registry before every repository.',
      },
      {
        template: 'base/charts/worker/templates/worker.yaml',
        object: 'StatefulSet/egov-worker',
        path: 'spec.template.spec.containers[0].image',
        message:
          'StatefulSet egov-worker pulls docker.io/example/worker:1.0, although the images come from registry.example.test.',
        hint: 'Build the reference with the helper that puts the registry before every repository.',
      },
    ],
  },
];
