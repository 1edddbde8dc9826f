import type { Breach } from './types.js';

/** Changes of the base chart around the rule least-rbac, and what it says of each. */
export const leastRbac: readonly Breach[] = [
  {
    name: 'a role that allows everything',
    edits: {
      'charts/worker/templates/rights.yaml': [
        ['resources: [configmaps]', 'resources: ["*"]'],
        ['verbs: [get]', 'verbs: ["*"]'],
      ],
    },
    findings: [
      {
        template: 'base/charts/worker/templates/rights.yaml',
        object: 'Role/egov-worker',
        path: 'rules[0].verbs',
        message: 'Role egov-worker gives the right to all verbs.',
        hint: 'Name the resources, verbs and object names that the program uses and no others.',
      },
      {
        template: 'base/charts/worker/templates/rights.yaml',
        object: 'Role/egov-worker',
        path: 'rules[0].resources',
        message: 'Role egov-worker gives the right to all resources.',
        hint: 'Name the resources, verbs and object names that the program uses and no others.',
      },
    ],
  },
  {
    name: 'a role that reads all secrets',
    edits: {
      'charts/worker/templates/rights.yaml': [
        ['resources: [configmaps]', 'resources: [secrets]'],
        ['verbs: [get]', 'verbs: [get, list]'],
      ],
    },
    findings: [
      {
        template: 'base/charts/worker/templates/rights.yaml',
        object: 'Role/egov-worker',
        path: 'rules[0].verbs',
        message: 'Role egov-worker gives the right to list secrets, contents included.',
        hint: 'Name the resources, verbs and object names that the program uses and no others.',
      },
      {
        template: 'base/charts/worker/templates/rights.yaml',
        object: 'Role/egov-worker',
        path: 'rules[0].resourceNames',
        message: 'Role egov-worker gives the right to get any Secret, whatever its name.',
        hint: 'Name the resources, verbs and object names that the program uses and no others.',
      },
    ],
  },
  {
    name: 'a role that may escalate and run commands in pods',
    edits: {
      'charts/worker/templates/rights.yaml': [
        `    verbs: [get]
`,
        `    verbs: [get]
  - apiGroups: [rbac.authorization.k8s.io]
    resources: [roles]
    verbs: [escalate, update]
  - apiGroups: [""]
    resources: [pods/exec]
    verbs: [create]
`,
      ],
    },
    findings: [
      {
        template: 'base/charts/worker/templates/rights.yaml',
        object: 'Role/egov-worker',
        path: 'rules[1].verbs',
        message: 'Role egov-worker gives the right to escalate.',
        hint: 'Name the resources, verbs and object names that the program uses and no others.',
      },
      {
        template: 'base/charts/worker/templates/rights.yaml',
        object: 'Role/egov-worker',
        path: 'rules[1].resources',
        message: 'Role egov-worker gives the right to change roles.',
        hint: 'Name the resources, verbs and object names that the program uses and no others.',
      },
      {
        template: 'base/charts/worker/templates/rights.yaml',
        object: 'Role/egov-worker',
        path: 'rules[2].resources',
        message: 'Role egov-worker gives the right to use pods/exec.',
        hint: 'Name the resources, verbs and object names that the program uses and no others.',
      },
    ],
  },
  {
    name: 'a binding to cluster-admin',
    edits: {
      'templates/admin.yaml': `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  {{- include "base.metadata" (dict "context" . "name" "web" "suffix" "admin") | nindent 2 }}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects:
  - {kind: ServiceAccount, name: {{ .Release.Name }}-worker, namespace: {{ .Release.Namespace }}}
  - {apiGroup: rbac.authorization.k8s.io, kind: Group, name: system:authenticated}
`,
    },
    findings: [
      {
        template: 'base/templates/admin.yaml',
        object: 'ClusterRoleBinding/egov-admin',
        path: 'roleRef.name',
        message: 'ClusterRoleBinding egov-admin gives all rights over the cluster.',
        hint: 'Bind a Role of the release with the few rights that are needed.',
      },
      {
        template: 'base/templates/admin.yaml',
        object: 'ClusterRoleBinding/egov-admin',
        path: 'subjects[1].name',
        message: 'ClusterRoleBinding egov-admin gives its rights to system:authenticated.',
        hint: 'Name one ServiceAccount of the release.',
      },
    ],
  },
  {
    name: 'a role that gets one Secret by its name',
    edits: {
      'charts/worker/templates/rights.yaml': [
        'resources: [configmaps]',
        `resources: [secrets]
    resourceNames: [one]`,
      ],
    },
    findings: [],
  },
];
