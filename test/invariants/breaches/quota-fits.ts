import type { Breach, ExpectedFinding } from './types.js';

/** A quota, and what else stands in its file. */
const quota = (hard: string, { annotations = '', spec = '', further = '' } = {}): string => `apiVersion: v1
kind: ResourceQuota
metadata:
  {{- include "base.metadata" (dict "context" . "name" "web" "suffix" "quota") | nindent 2 }}
  ${annotations}
spec:
  hard: {${hard}}
  ${spec}
${further}`;

const beyond = (resource: string, hard: string, needed: string): ExpectedFinding => ({
  template: 'base/templates/quota.yaml',
  object: 'ResourceQuota/egov-quota',
  path: `spec.hard.${resource}`,
  message: `ResourceQuota egov-quota gives ${resource} ${hard}, but the release needs ${needed} at its largest size.`,
  hint: `Raise it to ${needed}, or lower replicas, the autoscalers' maxima, resources or volumes.`,
});

const DISRUPTION_BUDGET = `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  {{- include "base.metadata" (dict "context" . "name" "web") | nindent 2 }}
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      {{- include "base.selector" (dict "context" . "name" "web") | nindent 6 }}
`;

const INIT_CONTAINERS: readonly [string, string] = [
  '      containers:\n        - name: web',
  `      initContainers:
        - name: proxy
          restartPolicy: Always
          image: {{ include "base.image" . }}
          readinessProbe: {exec: {command: ["true"]}}
          livenessProbe: {exec: {command: ["true"]}}
          {{- include "base.confined" . | nindent 10 }}
        - name: migrate
          image: {{ include "base.image" . }}
          securityContext:
            allowPrivilegeEscalation: false
            capabilities: {drop: [ALL]}
          resources: {requests: {cpu: 300m, memory: 16Mi}, limits: {cpu: 300m, memory: 64Mi}}
      containers:
        - name: web`,
];

/** Changes of the base chart around the rule quota-fits, and what it says of each. */
export const quotaFits: readonly Breach[] = [
  {
    name: 'a quota that holds four replicas of the autoscaler, one that the update adds, and two of the StatefulSet',
    edits: {
      'templates/quota.yaml': quota(
        'pods: 7, cpu: 70m, memory: 112Mi, limits.memory: "448Mi", requests.storage: 3Gi, persistentvolumeclaims: 3, services: 2',
      ),
    },
    findings: [],
  },
  {
    name: 'a quota that lacks the pod that the update adds',
    edits: { 'templates/quota.yaml': quota('pods: 6, requests.cpu: 0.069, limits.memory: 0.4Gi') },
    findings: [
      beyond('pods', '6', '7'),
      beyond('requests.cpu', '0.069', '70m'),
      beyond('limits.memory', '0.4Gi', '448Mi'),
    ],
  },
  {
    name: 'a quota that forgets the largest init container and the sidecar before it',
    edits: {
      'templates/web.yaml': INIT_CONTAINERS,
      'templates/quota.yaml': quota('requests.cpu: 200m, requests.memory: 192Mi'),
    },
    findings: [beyond('requests.cpu', '200m', '1570m')],
  },
  {
    name: 'a quota that forgets what a mesh adds to each pod',
    edits: {
      'templates/quota.yaml': quota('requests.cpu: 100m', {
        annotations: `annotations: {egov-msa.io/injected: '{"requests":{"cpu":"100m"}}'}`,
      }),
    },
    findings: [beyond('requests.cpu', '100m', '770m')],
  },
  {
    name: 'a quota without the volumes of the StatefulSet, in all and of one class',
    edits: {
      'templates/quota.yaml': quota(
        'requests.storage: 2Gi, files.storageclass.storage.k8s.io/requests.storage: 512Mi',
      ),
    },
    findings: [
      beyond('requests.storage', '2Gi', '3Gi'),
      beyond('files.storageclass.storage.k8s.io/requests.storage', '512Mi', '1Gi'),
    ],
  },
  {
    name: 'a quota without ports of the nodes, and one for pods of a class only',
    edits: {
      'templates/service.yaml': ['type: NodePort', 'type: LoadBalancer'],
      'templates/quota.yaml': quota('services.loadbalancers: 0, services.nodeports: 0', {
        further: `---
apiVersion: v1
kind: ResourceQuota
metadata:
  {{- include "base.metadata" (dict "context" . "name" "web" "suffix" "urgent") | nindent 2 }}
spec:
  hard: {pods: 0}
  scopeSelector:
    matchExpressions:
      - {scopeName: PriorityClass, operator: In, values: [urgent]}
`,
      }),
    },
    findings: [beyond('services.loadbalancers', '0', '1'), beyond('services.nodeports', '0', '1')],
  },
  {
    name: 'a quota for a DaemonSet, whose pods are as many as the nodes',
    edits: {
      'templates/web.yaml': ['kind: Deployment', 'kind: DaemonSet'],
      'templates/scaling.yaml': DISRUPTION_BUDGET,
      'templates/quota.yaml': quota('pods: 100'),
    },
    findings: [beyond('pods', '100', 'one for each node')],
  },
];
