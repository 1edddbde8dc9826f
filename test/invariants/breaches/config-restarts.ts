import type { Breach } from './types.js';

/** Changes of the base chart around the rule config-restarts, and what it says of each. */
export const configRestarts: readonly Breach[] = [
  {
    name: 'a checksum of something else',
    edits: {
      'templates/web.yaml': [
        '{{ include (print $.Template.BasePath "/config.yaml") . | sha256sum }}',
        '{{ .Chart.Name | sha256sum }}',
      ],
      'ci/greeting-values.yaml': `greeting: good morning
`,
    },
    findings: [
      {
        values: 'greeting',
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.metadata.annotations',
        message:
          'ConfigMap egov-web differs between the case default and the case greeting, and the pod template of Deployment egov-web does not.',
        hint: 'Let an annotation of the pod template hold the checksum of the whole content of that object.',
      },
    ],
  },
  {
    name: 'a checksum that a fixed password does not change',
    edits: {
      'templates/web.yaml': [
        '{{ include (print $.Template.BasePath "/config.yaml") . | sha256sum }}',
        '{{ .Values.greeting | sha256sum }}',
      ],
      'chart-checks.yaml': [
        `values:
`,
        `values:
  fixed: {password: fixed}
`,
      ],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.metadata.annotations',
        message:
          'Secret egov-web differs between the case default and the same with values.fixed, and the pod template of Deployment egov-web does not.',
        hint: 'Let an annotation of the pod template hold the checksum of the whole content of that object.',
      },
    ],
  },
  {
    name: 'a checksum of the whole template',
    edits: {
      'ci/greeting-values.yaml': `greeting: good morning
`,
    },
    findings: [],
  },
];
