import type { Breach } from './types.js';

/** Changes of the base chart around the rule standard-labels, and what it says of each. */
export const standardLabels: readonly Breach[] = [
  {
    name: 'an object without labels',
    edits: {
      'templates/bare.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}-bare
  labels: {app.kubernetes.io/name: web}
`,
    },
    findings: [
      {
        template: 'base/templates/bare.yaml',
        object: 'ConfigMap/egov-bare',
        path: "metadata.labels['app.kubernetes.io/instance']",
        message: 'ConfigMap egov-bare has no label app.kubernetes.io/instance.',
        hint: 'Include the labels that every object of the chart shares.',
      },
      {
        template: 'base/templates/bare.yaml',
        object: 'ConfigMap/egov-bare',
        path: "metadata.labels['app.kubernetes.io/managed-by']",
        message: 'ConfigMap egov-bare has no label app.kubernetes.io/managed-by.',
        hint: 'Include the labels that every object of the chart shares.',
      },
      {
        template: 'base/templates/bare.yaml',
        object: 'ConfigMap/egov-bare',
        path: "metadata.labels['helm.sh/chart']",
        message: 'ConfigMap egov-bare has no label helm.sh/chart.',
        hint: 'Include the labels that every object of the chart shares.',
      },
    ],
  },
  {
    name: 'labels with fixed values',
    edits: {
      'templates/labelled.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}-labelled
  labels: {app.kubernetes.io/name: web, app.kubernetes.io/instance: prod, app.kubernetes.io/managed-by: Tiller, helm.sh/chart: base-0.9.0}
`,
    },
    findings: [
      {
        template: 'base/templates/labelled.yaml',
        object: 'ConfigMap/egov-labelled',
        path: "metadata.labels['app.kubernetes.io/instance']",
        message: 'ConfigMap egov-labelled has the label app.kubernetes.io/instance: prod, which is not egov.',
        hint: 'Take it from .Release or .Chart, not from a constant.',
      },
      {
        template: 'base/templates/labelled.yaml',
        object: 'ConfigMap/egov-labelled',
        path: "metadata.labels['app.kubernetes.io/managed-by']",
        message:
          'ConfigMap egov-labelled has the label app.kubernetes.io/managed-by: Tiller, which is not Helm.',
        hint: 'Take it from .Release or .Chart, not from a constant.',
      },
      {
        template: 'base/templates/labelled.yaml',
        object: 'ConfigMap/egov-labelled',
        path: "metadata.labels['helm.sh/chart']",
        message:
          'ConfigMap egov-labelled has the label helm.sh/chart: base-0.9.0, which is not a chart of this release.',
        hint: 'Take it from .Release or .Chart, not from a constant.',
      },
    ],
  },
  {
    name: 'a pod without the labels',
    edits: {
      'templates/job.yaml': `apiVersion: batch/v1
kind: Job
metadata:
  {{- include "base.metadata" (dict "context" . "name" "web" "suffix" "job") | nindent 2 }}
spec:
  template:
    spec:
      restartPolicy: Never
      automountServiceAccountToken: false
      securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
      containers:
        - name: job
          image: {{ include "base.image" . }}
          {{- include "base.confined" . | nindent 10 }}
`,
    },
    findings: [
      {
        template: 'base/templates/job.yaml',
        object: 'Job/egov-job',
        path: "spec.template.metadata.labels['app.kubernetes.io/name']",
        message: 'The pod of Job egov-job has no label app.kubernetes.io/name.',
        hint: 'Include the labels that every object of the chart shares.',
      },
      {
        template: 'base/templates/job.yaml',
        object: 'Job/egov-job',
        path: "spec.template.metadata.labels['app.kubernetes.io/instance']",
        message: 'The pod of Job egov-job has no label app.kubernetes.io/instance.',
        hint: 'Include the labels that every object of the chart shares.',
      },
    ],
  },
];
