import type { Breach } from './types.js';

/** Changes of the base chart around the rule tls-required, and what it says of each. */
export const tlsRequired: readonly Breach[] = [
  {
    name: 'an AWS load balancer with a certificate of its own',
    edits: {
      'templates/ingress.yaml': [
        [
          `  tls:
    - {hosts: [{{ .Values.host }}], secretName: web-certificate}
`,
          `  ingressClassName: alb
`,
        ],
        [
          `spec:
`,
          `  annotations: {alb.ingress.kubernetes.io/certificate-arn: "arn:aws:acm:eu-west-1:1:certificate/1"}
spec:
`,
        ],
      ],
    },
    findings: [],
  },
  {
    name: 'an environment that does not require it',
    edits: {
      'chart-checks.yaml': ['tls: required', 'tls: optional'],
      'templates/ingress.yaml': [
        `  tls:
    - {hosts: [{{ .Values.host }}], secretName: web-certificate}
`,
        '',
      ],
    },
    findings: [],
  },
  {
    name: 'a host without a certificate',
    edits: { 'templates/ingress.yaml': ['hosts: [{{ .Values.host }}]', 'hosts: ["*.test"]'] },
    findings: [
      {
        template: 'base/templates/ingress.yaml',
        object: 'Ingress/egov-web',
        path: 'spec.rules[0].host',
        message: 'Ingress egov-web serves web.example.test without TLS, which this environment requires.',
        hint: 'Add the certificate: a Secret of type kubernetes.io/tls, or an issuer of cert-manager.',
      },
    ],
  },
  {
    name: 'gateways without TLS',
    edits: {
      'templates/gateways.yaml': `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  {{- include "base.metadata" (dict "context" . "name" "web" "suffix" "gateway") | nindent 2 }}
spec:
  gatewayClassName: any
  listeners:
    - {name: http, port: 80, protocol: HTTP}
    - {name: https, port: 443, protocol: HTTPS}
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  {{- include "base.metadata" (dict "context" . "name" "web" "suffix" "mesh") | nindent 2 }}
spec:
  servers:
    - {port: {number: 80, name: http, protocol: HTTP}, hosts: [web.example.test]}
    - {port: {number: 81, name: redirect, protocol: HTTP}, hosts: [web.example.test], tls: {httpsRedirect: true}}
`,
    },
    findings: [
      {
        template: 'base/templates/gateways.yaml',
        object: 'Gateway/egov-gateway',
        path: 'spec.listeners[0].protocol',
        message: 'Gateway egov-gateway listens with HTTP, and this environment requires TLS.',
        hint: 'Add the certificate: a Secret of type kubernetes.io/tls, or an issuer of cert-manager.',
      },
      {
        template: 'base/templates/gateways.yaml',
        object: 'Gateway/egov-mesh',
        path: 'spec.servers[0].tls',
        message: 'Gateway egov-mesh serves web.example.test without TLS, which this environment requires.',
        hint: 'Add the certificate: a Secret of type kubernetes.io/tls, or an issuer of cert-manager.',
      },
    ],
  },
  {
    name: 'a listener of which one route serves, while the other sends on to HTTPS',
    edits: {
      'templates/gateways.yaml': `{{- range $name := list "redirect" "mixed" }}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  {{- include "base.metadata" (dict "context" $ "name" "web" "suffix" $name) | nindent 2 }}
spec:
  gatewayClassName: any
  listeners:
    - {name: http, port: 80, protocol: HTTP}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  {{- include "base.metadata" (dict "context" $ "name" "web" "suffix" (printf "%s-away" $name)) | nindent 2 }}
spec:
  parentRefs: [{name: egov-{{ $name }}, sectionName: http}]
  rules:
    - filters: [{type: RequestRedirect, requestRedirect: {scheme: https}}]
{{- end }}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  {{- include "base.metadata" (dict "context" . "name" "web" "suffix" "here") | nindent 2 }}
spec:
  parentRefs: [{name: egov-mixed}]
  rules:
    - backendRefs: [{name: egov-web, port: 80}]
`,
    },
    findings: [
      {
        template: 'base/templates/gateways.yaml',
        object: 'Gateway/egov-mixed',
        path: 'spec.listeners[0].protocol',
        message: 'Gateway egov-mixed listens with HTTP, and this environment requires TLS.',
        hint: 'Add the certificate: a Secret of type kubernetes.io/tls, or an issuer of cert-manager.',
      },
    ],
  },
  {
    name: 'a certificate for all hosts of the domain',
    edits: { 'templates/ingress.yaml': ['hosts: [{{ .Values.host }}]', 'hosts: ["*.example.test"]'] },
    findings: [],
  },
];
