import type { Breach } from './types.js';

/** Changes of the base chart around the rule config-checksums, and what it says of each. */
export const configChecksums: readonly Breach[] = [
  {
    name: 'a pod template that its configuration does not change',
    edits: {
      'templates/web.yaml': [
        `      annotations:
        checksum/config: {{ include (print $.Template.BasePath "/config.yaml") . | sha256sum }}
`,
        '',
      ],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.metadata.annotations',
        message:
          'Deployment egov-web reads ConfigMap egov-web, and no checksum in its pod template changes with it.',
        hint: 'Add the annotation checksum/config with the sha256sum of the configuration to the pod template.',
      },
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.metadata.annotations',
        message:
          'Deployment egov-web reads Secret egov-web, and no checksum in its pod template changes with it.',
        hint: 'Add the annotation checksum/config with the sha256sum of the configuration to the pod template.',
      },
    ],
  },
  {
    name: 'a workload that Reloader restarts',
    edits: {
      'templates/web.yaml': [
        'checksum/config: {{ include (print $.Template.BasePath "/config.yaml") . | sha256sum }}',
        'reloader.stakater.com/auto: "true"',
      ],
    },
    findings: [],
  },
];
