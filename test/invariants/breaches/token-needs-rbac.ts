import type { Breach } from './types.js';

/** Changes of the base chart around the rule token-needs-rbac, and what it says of each. */
export const tokenNeedsRbac: readonly Breach[] = [
  {
    name: 'an account that mounts no token',
    edits: {
      'templates/web.yaml': [
        `      automountServiceAccountToken: false
`,
        `      serviceAccountName: {{ .Release.Name }}-web
`,
      ],
      'templates/account.yaml': `apiVersion: v1
kind: ServiceAccount
metadata:
  {{- include "base.metadata" (dict "context" . "name" "web" "suffix" "web") | nindent 2 }}
automountServiceAccountToken: false
`,
    },
    findings: [],
  },
  {
    name: 'a projected token for somebody else than Kubernetes',
    edits: {
      'templates/web.yaml': [
        `      volumes:
`,
        `      volumes:
        - name: token
          projected: {sources: [{serviceAccountToken: {path: token, audience: vault}}]}
`,
      ],
    },
    findings: [],
  },
  {
    name: 'a pod that mounts a token which it cannot use',
    edits: {
      'templates/web.yaml': [
        `      automountServiceAccountToken: false
`,
        '',
      ],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.automountServiceAccountToken',
        message:
          'Deployment egov-web mounts a token of ServiceAccount default, which the release gives no rights.',
        hint: 'Set automountServiceAccountToken: false, or bind the account to the role that the program needs.',
      },
    ],
  },
  {
    name: 'a projected token',
    edits: {
      'templates/web.yaml': [
        `      volumes:
`,
        `      volumes:
        - name: token
          projected: {sources: [{serviceAccountToken: {path: token}}]}
`,
      ],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.volumes[0].projected.sources[0].serviceAccountToken',
        message:
          'Deployment egov-web mounts a token of ServiceAccount default, which the release gives no rights.',
        hint: 'Set automountServiceAccountToken: false, or bind the account to the role that the program needs.',
      },
    ],
  },
];
