import type { Breach } from './types.js';

const range = (limits: string): string => `apiVersion: v1
kind: LimitRange
metadata:
  {{- include "base.metadata" (dict "context" . "name" "web" "suffix" "limits") | nindent 2 }}
spec:
  limits:
    - ${limits}
`;

const hint = 'Change its resources, or the limits of LimitRange egov-limits.';

/** Changes of the base chart around the rule limit-range-fits, and what it says of each. */
export const limitRangeFits: readonly Breach[] = [
  {
    name: 'a range that just holds every container',
    edits: {
      'templates/limits.yaml': range(
        '{type: Container, max: {cpu: 100m, memory: 64Mi}, min: {cpu: 10m}, default: {cpu: 1m}}',
      ),
    },
    findings: [],
  },
  {
    name: 'a range whose largest limit is below that of the containers',
    edits: { 'templates/limits.yaml': range('{type: Container, max: {cpu: 0.05}}') },
    findings: [
      {
        template: 'base/templates/web.yaml',
        object: 'Deployment/egov-web',
        path: 'spec.template.spec.containers[0].resources',
        message:
          'Container web of Deployment egov-web has cpu 100m, over the max 0.05 of LimitRange egov-limits.',
        hint,
      },
      {
        template: 'base/charts/worker/templates/worker.yaml',
        object: 'StatefulSet/egov-worker',
        path: 'spec.template.spec.containers[0].resources',
        message:
          'Container worker of StatefulSet egov-worker has cpu 100m, over the max 0.05 of LimitRange egov-limits.',
        hint,
      },
    ],
  },
  {
    name: 'a range whose smallest claim is larger than those of the chart',
    edits: { 'templates/limits.yaml': range('{type: PersistentVolumeClaim, min: {storage: 2Gi}}') },
    findings: [
      {
        template: 'base/templates/claim.yaml',
        object: 'PersistentVolumeClaim/egov-shared',
        path: 'spec.resources',
        message:
          'PersistentVolumeClaim egov-shared has storage 1Gi, under the min 2Gi of LimitRange egov-limits.',
        hint,
      },
      {
        template: 'base/charts/worker/templates/worker.yaml',
        object: 'StatefulSet/egov-worker',
        path: 'spec.volumeClaimTemplates[0].spec.resources',
        message:
          'Claim data of StatefulSet egov-worker has storage 1Gi, under the min 2Gi of LimitRange egov-limits.',
        hint,
      },
    ],
  },
];
