import type { Breach } from './types.js';

/** Changes of the base chart around the rule name-limits, and what it says of each. */
export const nameLimits: readonly Breach[] = [
  {
    name: 'a port and a label that are too long',
    edits: {
      'templates/web.yaml': [
        [
          `            - {name: http, containerPort: 8080}
`,
          `            - {name: http, containerPort: 8080}
            - {name: administration-port, containerPort: 8081}
`,
        ],
      ],
      'values.yaml': [
        'labels: {}',
        'labels: {note: a-label-value-of-more-than-sixty-three-characters-is-refused-by-the-server}',
      ],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: "spec.template.metadata.labels['note']",
        message:
          'Label note: a-label-value-of-more-than-sixty-three-characters-is-refused-by-the-server of Deployment egov-web has 74 characters, 63 at most.',
        hint: 'Shorten it, for instance with `trunc` and a hash in the helper that makes it.',
      },
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.containers[0].ports[1].name',
        message: 'Container port administration-port of Deployment egov-web has 19 characters, 15 at most.',
        hint: 'Shorten it, for instance with `trunc` and a hash in the helper that makes it.',
      },
    ],
  },
  {
    name: 'names of the wrong form',
    edits: {
      'templates/named.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  {{- include "base.metadata" (dict "context" . "name" "web" "suffix" "Named_Config") | nindent 2 }}
  annotations: {"a b/c": "d"}
data:
  "a key": b
`,
    },
    findings: [
      {
        template: 'base/templates/named.yaml',
        object: 'ConfigMap/egov-Named_Config',
        path: 'metadata.name',
        message:
          'The name of ConfigMap egov-Named_Config is not made of lower-case letters, digits, hyphens and dots.',
        hint: 'Use the allowed characters only.',
      },
      {
        template: 'base/templates/named.yaml',
        object: 'ConfigMap/egov-Named_Config',
        path: "metadata.annotations['a b/c']",
        message:
          'Annotation key a b/c of ConfigMap egov-Named_Config is not made of lower-case letters, digits, hyphens and dots.',
        hint: 'Use the allowed characters only.',
      },
      {
        template: 'base/templates/named.yaml',
        object: 'ConfigMap/egov-Named_Config',
        path: "data['a key']",
        message:
          'Key a key of ConfigMap egov-Named_Config is not made of letters, digits, hyphens, underscores and dots.',
        hint: 'Use the allowed characters only.',
      },
    ],
  },
];
