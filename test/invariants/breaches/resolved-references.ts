import { forWeb, forWorker, mesh, policy } from './mesh.js';
import type { Breach } from './types.js';

const GHOST_POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "base.metadata" (dict "context" . "name" "web" "suffix" "ghost") | nindent 2 }}
spec:
  podSelector:
    matchLabels: {app.kubernetes.io/name: ghost}
`;

/** Changes of the base chart around the rule resolved-references, and what it says of each. */
export const resolvedReferences: readonly Breach[] = [
  {
    name: 'a source of variables and a projected Secret that are not there',
    edits: {
      'templates/web.yaml': [
        [
          `          env:
`,
          `          envFrom: [{secretRef: {name: none}}, {configMapRef: {name: none, optional: true}}]
          env:
`,
        ],
        [
          `      volumes:
`,
          `      volumes:
        - name: projected
          projected: {sources: [{secret: {name: {{ .Release.Name }}-web, items: [{key: pass, path: pass}]}}]}
`,
        ],
      ],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.containers[0].envFrom[0]',
        message: 'Deployment egov-web needs Secret none, which the release does not make.',
        hint: 'Correct the name, make the object, or list it under external in chart-checks.yaml.',
      },
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.volumes[0].projected.sources[0].secret.items[0].key',
        message: 'Deployment egov-web needs key pass of Secret egov-web, which it does not have.',
        hint: 'Correct the name, make the object, or list it under external in chart-checks.yaml.',
      },
    ],
  },
  {
    name: 'a route to a Service that is not there',
    edits: {
      'templates/route.yaml': `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  {{- include "base.metadata" (dict "context" . "name" "web" "suffix" "route") | nindent 2 }}
spec:
  rules:
    - backendRefs: [{name: {{ .Release.Name }}-web, port: 80}, {name: {{ .Release.Name }}-api, port: 80}]
`,
    },
    findings: [
      {
        template: 'base/templates/route.yaml',
        object: 'HTTPRoute/egov-route',
        path: 'spec.rules[0].backendRefs[1]',
        message: 'HTTPRoute egov-route needs Service egov-api, which the release does not make.',
        hint: 'Correct the name, make the object, or list it under external in chart-checks.yaml.',
      },
    ],
  },
  {
    name: 'a certificate that cert-manager makes',
    edits: {
      'templates/ingress.yaml': [
        [
          `spec:
`,
          `  annotations: {cert-manager.io/issuer: ours}
spec:
`,
        ],
        ['web-certificate', 'made-later'],
      ],
    },
    findings: [],
  },
  {
    name: 'a variable from a ConfigMap that is not there',
    edits: {
      'templates/web.yaml': [
        '{name: {{ .Release.Name }}-web, key: greeting}',
        '{name: {{ .Release.Name }}-wbe, key: greeting}',
      ],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef',
        message: 'Deployment egov-web needs ConfigMap egov-wbe, which the release does not make.',
        hint: 'Correct the name, make the object, or list it under external in chart-checks.yaml.',
      },
    ],
  },
  {
    name: 'a variable from a key that the Secret does not have',
    edits: { 'templates/web.yaml': ['key: password}', 'key: passwort}'] },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.containers[0].env[1].valueFrom.secretKeyRef',
        message: 'Deployment egov-web needs key passwort of Secret egov-web, which it does not have.',
        hint: 'Correct the name, make the object, or list it under external in chart-checks.yaml.',
      },
    ],
  },
  {
    name: 'a claim and a pull secret that are not there',
    edits: {
      'templates/web.yaml': [
        ['claimName: {{ .Release.Name }}-shared', 'claimName: {{ .Release.Name }}-files'],
        [
          `      containers:
`,
          `      imagePullSecrets: [{name: regcred}]
      containers:
`,
        ],
      ],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.volumes[0].persistentVolumeClaim.claimName',
        message:
          'Deployment egov-web needs PersistentVolumeClaim egov-files, which the release does not make.',
        hint: 'Correct the name, make the object, or list it under external in chart-checks.yaml.',
      },
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.imagePullSecrets[0].name',
        message: 'Deployment egov-web needs Secret regcred, which the release does not make.',
        hint: 'Correct the name, make the object, or list it under external in chart-checks.yaml.',
      },
    ],
  },
  {
    name: 'a claim that somebody makes for another case only',
    edits: {
      'templates/web.yaml': ['claimName: {{ .Release.Name }}-shared', 'claimName: theirs'],
      'chart-checks.yaml': [
        'storageRoles:',
        `  - {kind: PersistentVolumeClaim, name: theirs, values: vagrant}
storageRoles:`,
      ],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.volumes[0].persistentVolumeClaim.claimName',
        message: 'Deployment egov-web needs PersistentVolumeClaim theirs, which the release does not make.',
        hint: 'Correct the name, make the object, or list it under external in chart-checks.yaml.',
      },
    ],
  },
  {
    name: 'an account that is not there',
    edits: {
      'templates/web.yaml': [
        '      automount',
        `      serviceAccountName: web
      automount`,
      ],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.serviceAccountName',
        message: 'Deployment egov-web needs ServiceAccount web, which the release does not make.',
        hint: 'Correct the name, make the object, or list it under external in chart-checks.yaml.',
      },
    ],
  },
  {
    name: 'a StatefulSet without its Service',
    edits: {
      'charts/worker/templates/worker.yaml': [
        'serviceName: {{ .Release.Name }}-worker',
        'serviceName: {{ .Release.Name }}-workers',
      ],
    },
    findings: [
      {
        template: 'base/charts/worker/templates/worker.yaml',
        object: 'StatefulSet/egov-worker',
        path: 'spec.serviceName',
        message: 'StatefulSet egov-worker needs Service egov-workers, which the release does not make.',
        hint: 'Correct the name, make the object, or list it under external in chart-checks.yaml.',
      },
    ],
  },
  {
    name: 'an autoscaler without its workload',
    edits: {
      'templates/scaling.yaml': [
        'kind: Deployment, name: {{ .Release.Name }}-web',
        'kind: Deployment, name: {{ .Release.Name }}-wbe',
      ],
    },
    findings: [
      {
        template: 'base/templates/scaling.yaml',
        object: 'HorizontalPodAutoscaler/egov-web',
        path: 'spec.scaleTargetRef.name',
        message:
          'HorizontalPodAutoscaler egov-web needs Deployment egov-wbe, which the release does not make.',
        hint: 'Correct the name, make the object, or list it under external in chart-checks.yaml.',
      },
    ],
  },
  {
    name: 'a disruption budget and a policy that select nothing',
    edits: {
      'templates/scaling.yaml': [
        '(dict "context" . "name" "web") | nindent 6',
        '(dict "context" . "name" "wbe") | nindent 6',
      ],
      'templates/ghost.yaml': GHOST_POLICY,
    },
    findings: [
      {
        template: 'base/templates/scaling.yaml',
        object: 'PodDisruptionBudget/egov-web',
        path: 'spec.selector',
        message: 'PodDisruptionBudget egov-web selects no pod of the release.',
        hint: 'Use the labels of the pods that it is meant for.',
      },
      {
        template: 'base/templates/ghost.yaml',
        object: 'NetworkPolicy/egov-ghost',
        path: 'spec.podSelector',
        message: 'NetworkPolicy egov-ghost selects no pod of the release.',
        hint: 'Use the labels of the pods that it is meant for.',
      },
    ],
  },
  {
    name: 'a policy for pods that somebody else makes',
    edits: {
      'chart-checks.yaml': [
        `external:
`,
        `external:
  - {kind: Pod, name: ghost}
`,
      ],
      'templates/ghost.yaml': GHOST_POLICY,
    },
    findings: [],
  },
  {
    name: 'a policy and a rule of a mesh that find nothing',
    edits: mesh(
      forWeb,
      forWorker('web', '9000'),
      policy('ghost', 'rules: [{}]'),
      `---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  {{- include "base.metadata" (dict "context" . "name" "ghost") | nindent 2 }}
spec:
  host: {{ .Release.Name }}-ghost.{{ .Release.Namespace }}.svc.{{ .Values.global.clusterDomain }}
`,
    ),
    findings: [
      {
        template: 'base/templates/mesh.yaml',
        object: 'DestinationRule/egov-ghost',
        path: 'spec.host',
        message: 'DestinationRule egov-ghost needs Service egov-ghost, which the release does not make.',
        hint: 'Correct the name, make the object, or list it under external in chart-checks.yaml.',
      },
      {
        template: 'base/templates/mesh.yaml',
        object: 'AuthorizationPolicy/egov-ghost',
        path: 'spec.selector',
        message: 'AuthorizationPolicy egov-ghost selects no pod of the release.',
        hint: 'Use the labels of the pods that it is meant for.',
      },
    ],
  },
  {
    name: 'an Ingress to a port that the Service does not have, with an unknown certificate',
    edits: {
      'templates/ingress.yaml': [
        ['port: {name: http}', 'port: {number: 8080}'],
        ['secretName: web-certificate', 'secretName: web-cert'],
      ],
    },
    findings: [
      {
        template: 'base/templates/ingress.yaml',
        object: 'Ingress/egov-web',
        path: 'spec.rules[0].http.paths[0].backend.service',
        message: 'Ingress egov-web needs port 8080 of Service egov-web, which it does not have.',
        hint: 'Correct the name, make the object, or list it under external in chart-checks.yaml.',
      },
      {
        template: 'base/templates/ingress.yaml',
        object: 'Ingress/egov-web',
        path: 'spec.tls[0].secretName',
        message: 'Ingress egov-web needs Secret web-cert, which the release does not make.',
        hint: 'Correct the name, make the object, or list it under external in chart-checks.yaml.',
      },
    ],
  },
  {
    name: 'a Gateway with an unknown certificate and one that is issued, and a virtual service to nowhere',
    edits: {
      'templates/gateways.yaml': `apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  {{- include "base.metadata" (dict "context" . "name" "web" "suffix" "issued") | nindent 2 }}
spec: {secretName: issued, dnsNames: [{{ .Values.host }}], issuerRef: {name: any}}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  {{- include "base.metadata" (dict "context" . "name" "web" "suffix" "gateway") | nindent 2 }}
spec:
  gatewayClassName: any
  listeners:
    - {name: one, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: issued}, {name: unknown}]}}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  {{- include "base.metadata" (dict "context" . "name" "web" "suffix" "routes") | nindent 2 }}
spec:
  hosts: [{{ .Values.host }}]
  http:
    - route: [{destination: {host: nowhere, port: {number: 80}}}]
`,
    },
    findings: [
      {
        template: 'base/templates/gateways.yaml',
        object: 'Gateway/egov-gateway',
        path: 'spec.listeners[0].tls.certificateRefs[1]',
        message: 'Gateway egov-gateway needs Secret unknown, which the release does not make.',
        hint: 'Correct the name, make the object, or list it under external in chart-checks.yaml.',
      },
      {
        template: 'base/templates/gateways.yaml',
        object: 'VirtualService/egov-routes',
        path: 'spec.http[0].route[0].destination',
        message: 'VirtualService egov-routes needs Service nowhere, which the release does not make.',
        hint: 'Correct the name, make the object, or list it under external in chart-checks.yaml.',
      },
    ],
  },
  {
    name: 'a binding of a role that is not there',
    edits: {
      'charts/worker/templates/rights.yaml': [
        'kind: Role, name: {{ .Release.Name }}-worker',
        'kind: Role, name: {{ .Release.Name }}-admin',
      ],
    },
    findings: [
      {
        template: 'base/charts/worker/templates/rights.yaml',
        object: 'RoleBinding/egov-worker',
        path: 'roleRef.name',
        message: 'RoleBinding egov-worker needs Role egov-admin, which the release does not make.',
        hint: 'Correct the name, make the object, or list it under external in chart-checks.yaml.',
      },
    ],
  },
  {
    name: 'a claim that somebody makes for this case',
    edits: {
      'templates/web.yaml': ['claimName: {{ .Release.Name }}-shared', 'claimName: theirs'],
      'chart-checks.yaml': [
        'storageRoles:',
        `  - {kind: PersistentVolumeClaim, name: theirs, values: def*}
storageRoles:`,
      ],
    },
    findings: [],
  },
  {
    name: 'an optional reference',
    edits: { 'templates/web.yaml': ['-web, key: greeting}', '-web, key: greting, optional: true}'] },
    findings: [],
  },
];
