import type { Breach } from './types.js';

/** Changes of the base chart around the rule rendered-templates, and what it says of each. */
export const renderedTemplates: readonly Breach[] = [
  {
    name: 'a template that no case turns on',
    edits: {
      'values.yaml': [
        'greeting: hello',
        `greeting: hello
extra: false`,
      ],
      'templates/extra.yaml': `{{- if .Values.extra }}
apiVersion: v1
kind: ConfigMap
metadata:
  {{- include "base.metadata" (dict "context" . "name" "web" "suffix" "extra") | nindent 2 }}
data:
  a: b
{{- end }}
`,
    },
    findings: [
      {
        values: undefined,
        template: 'base/templates/extra.yaml',
        path: undefined,
        message: 'No case renders base/templates/extra.yaml.',
        hint: 'Add a case to ci/ that turns it on, or delete the template.',
      },
    ],
  },
];
