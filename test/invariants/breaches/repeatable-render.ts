import type { Breach } from './types.js';

/** Changes of the base chart around the rule repeatable-render, and what it says of each. */
export const repeatableRender: readonly Breach[] = [
  {
    name: 'a random value',
    edits: {
      'templates/random.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  {{- include "base.metadata" (dict "context" . "name" "web" "suffix" "random") | nindent 2 }}
data:
  id: {{ randAlphaNum 16 }}
`,
    },
    findings: [
      {
        template: 'base/templates/random.yaml',
        object: 'ConfigMap/egov-random',
        path: 'data.id',
        message: 'ConfigMap egov-random differs between two renders of the same input.',
        hint: 'Derive it from the values, or name fixed values for it under values.fixed in chart-checks.yaml if it is random on purpose.',
      },
    ],
  },
  {
    name: 'a random value that the settings fix',
    edits: {
      'templates/random.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  {{- include "base.metadata" (dict "context" . "name" "web" "suffix" "random") | nindent 2 }}
data:
  id: {{ .Values.password | default (randAlphaNum 16) }}
`,
      'chart-checks.yaml': [
        `values:
`,
        `values:
  fixed: {password: fixed}
`,
      ],
    },
    findings: [],
  },
];
