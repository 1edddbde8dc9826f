import type { Breach } from './types.js';

/** Changes of the base chart around the rule pinned-images, and what it says of each. */
export const pinnedImages: readonly Breach[] = [
  {
    name: 'an image of the tag latest',
    edits: {
      'values.yaml': ['example/web, tag: "1.0"', 'example/web, tag: latest'],
      'Chart.yaml': ['example/web:1.0', 'example/web:latest'],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.containers[0].image',
        message:
          'Deployment egov-web runs image docker.io/example/web:latest, which is another one tomorrow.',
        hint: 'Give a fixed tag or a digest.',
      },
    ],
  },
  {
    name: 'an image without a tag, from a registry with a port',
    edits: {
      'templates/web.yaml': [
        `      containers:
`,
        `      initContainers:
        - name: prepare
          image: {{ .Values.global.imageRegistry | default "localhost:5000" }}/example/web
          {{- include "base.confined" . | nindent 10 }}
      containers:
`,
      ],
      'Chart.yaml': [
        `    - name: worker
`,
        `    - {name: prepare, image: "localhost:5000/example/web"}
    - name: worker
`,
      ],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.initContainers[0].image',
        message: 'Deployment egov-web runs image localhost:5000/example/web, which has no tag.',
        hint: 'Give a fixed tag or a digest.',
      },
    ],
  },
  {
    name: 'an image of a digest',
    edits: {
      'values.yaml': [
        `tag: "1.0"}
host`,
        `tag: "latest@sha256:6dda554f4baee50cdb07dda7bbc41c7d8a0ebe0a0b9a7a0ad4a1df1e5f0fb8a5"}
host`,
      ],
      'Chart.yaml': [
        'example/web:1.0',
        'example/web:latest@sha256:6dda554f4baee50cdb07dda7bbc41c7d8a0ebe0a0b9a7a0ad4a1df1e5f0fb8a5',
      ],
    },
    findings: [],
  },
];
