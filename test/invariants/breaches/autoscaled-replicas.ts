import type { Breach } from './types.js';

/** Changes of the base chart around the rule autoscaled-replicas, and what it says of each. */
export const autoscaledReplicas: readonly Breach[] = [
  {
    name: 'a workload with replicas and an autoscaler',
    edits: {
      'templates/web.yaml': [
        `spec:
  selector:`,
        `spec:
  replicas: 3
  selector:`,
      ],
    },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.replicas',
        message: 'Deployment egov-web sets 3 replicas, and HorizontalPodAutoscaler egov-web scales it.',
        hint: 'Leave replicas out while the autoscaler is on.',
      },
    ],
  },
  {
    name: 'a workload with two autoscalers',
    edits: {
      'templates/second.yaml': `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  {{- include "base.metadata" (dict "context" . "name" "web" "suffix" "second") | nindent 2 }}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: {{ .Release.Name }}-web}
  maxReplicas: 4
`,
    },
    findings: [
      {
        template: 'base/templates/second.yaml',
        object: 'HorizontalPodAutoscaler/egov-second',
        path: 'spec.scaleTargetRef',
        message:
          'HorizontalPodAutoscaler egov-second and HorizontalPodAutoscaler egov-web both scale Deployment egov-web.',
        hint: 'Keep one autoscaler with both metrics.',
      },
    ],
  },
];
