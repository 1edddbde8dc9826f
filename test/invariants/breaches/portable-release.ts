import type { Breach } from './types.js';

/** Changes of the base chart around the rule portable-release, and what it says of each. */
export const portableRelease: readonly Breach[] = [
  {
    name: 'a pod on a node by name',
    edits: {
      'templates/web.yaml': [
        '      automount',
        `      nodeName: node-1
      automount`,
      ],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.nodeName',
        message: 'Deployment egov-web runs on the node node-1 only.',
        hint: 'Ask for a label of the node with nodeSelector.',
      },
    ],
  },
  {
    name: 'an address with a fixed namespace',
    edits: {
      'templates/address.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  {{- include "base.metadata" (dict "context" . "name" "web" "suffix" "address") | nindent 2 }}
data:
  worker: http://egov-worker.default.svc:9000
`,
    },
    findings: [
      {
        template: 'base/templates/address.yaml',
        object: 'ConfigMap/egov-address',
        path: 'data.worker',
        message:
          'ConfigMap egov-address holds the address egov-worker.default.svc, whose namespace is fixed.',
        hint: 'Use the short name of the Service, or .Release.Namespace and the value of the cluster domain.',
      },
    ],
  },
  {
    name: 'an address with a fixed cluster domain',
    edits: {
      'templates/web.yaml': [
        '{{ .Values.global.clusterDomain }}',
        '{{ .Values.global.clusterDomain | replace "other.test" "cluster.local" }}',
      ],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.containers[0].env[2].value',
        message:
          'Deployment egov-web holds the address other-worker.other-place.svc.cluster.local, whose cluster domain is fixed.',
        hint: 'Use the short name of the Service, or .Release.Namespace and the value of the cluster domain.',
      },
    ],
  },
  {
    name: 'objects with a fixed name and namespace',
    edits: {
      'templates/fixed.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  {{- include "base.metadata" (dict "context" . "name" "web") | replace (print .Release.Name "-web") "settings" | nindent 2 }}
  namespace: production
`,
    },
    findings: [
      {
        template: 'base/templates/fixed.yaml',
        object: 'ConfigMap/settings',
        path: 'metadata.namespace',
        message: 'ConfigMap settings names the namespace production, wherever the release is installed.',
        hint: 'Use .Release.Namespace.',
      },
      {
        template: 'base/templates/fixed.yaml',
        object: 'ConfigMap/settings',
        path: 'metadata.name',
        message: 'ConfigMap settings has the same name in every release, so a second one collides with it.',
        hint: 'Begin the name with the name of the release.',
      },
    ],
  },
];
