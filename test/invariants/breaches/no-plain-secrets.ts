import type { Breach } from './types.js';

/** Changes of the base chart around the rule no-plain-secrets, and what it says of each. */
export const noPlainSecrets: readonly Breach[] = [
  {
    name: 'a password as the value of a variable',
    edits: {
      'templates/web.yaml': [
        `            - name: WORKER
`,
        `            - {name: dbPassword, value: hunter2}
            - name: WORKER
`,
      ],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.containers[0].env[2].value',
        message:
          'Variable dbPassword of container web in Deployment egov-web holds a password or key, by its name.',
        hint: 'Keep it in a Secret and name it with valueFrom.secretKeyRef.',
      },
    ],
  },
  {
    name: 'a password in a file of a ConfigMap',
    edits: {
      'templates/file.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  {{- include "base.metadata" (dict "context" . "name" "web" "suffix" "file") | nindent 2 }}
data:
  app.yml: |
    db:
      user: web
      password: hunter2
`,
    },
    findings: [
      {
        template: 'base/templates/file.yaml',
        object: 'ConfigMap/egov-file',
        path: "data['app.yml']",
        message: 'Key app.yml of ConfigMap egov-file holds a password or key, by its name, in line 3.',
        hint: 'Keep it in a Secret, and let the file refer to a variable such as ${DB_PASSWORD}.',
      },
    ],
  },
  {
    name: 'a file that refers to a variable',
    edits: {
      'templates/file.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  {{- include "base.metadata" (dict "context" . "name" "web" "suffix" "file") | nindent 2 }}
data:
  app.yml: |
    db:
      password: \${DB_PASSWORD}
      url: amqp://web:\${DB_PASSWORD}@broker
`,
    },
    findings: [],
  },
];
