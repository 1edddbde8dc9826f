import type { Edits } from '../support/fixture.js';

/** An AuthorizationPolicy for one workload of the base chart. */
export const policy = (name: string, rules: string, suffix = name): string => `---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  {{- include "base.metadata" (dict "context" . "name" "${name}" "suffix" "${suffix}") | nindent 2 }}
spec:
  selector:
    matchLabels: {app.kubernetes.io/name: ${name}}
  ${rules}
`;

const principal = (account: string): string =>
  `"{{ .Values.global.clusterDomain }}/ns/{{ .Release.Namespace }}/sa/{{ .Release.Name }}-${account}"`;

/** Lets the gateways of another namespace in to the workload web. */
export const forWeb = policy(
  'web',
  'rules: [{from: [{source: {principals: ["*/ns/gateways/sa/public"]}}], to: [{operation: {ports: ["8080"]}}]}]',
);
/** Lets an account in to the workload worker. */
export const forWorker = (account: string, port: string): string =>
  policy(
    'worker',
    `rules: [{from: [{source: {principals: [${principal(account)}]}}], to: [{operation: {ports: ["${port}"]}}]}]`,
  );

const WORKER_LABELS =
  '        {{- include "base.selector" (dict "context" . "name" "worker") | nindent 8 }}\n';

/** Puts the workloads of the base chart into a mesh with these policies. */
export const mesh = (...policies: readonly string[]): Edits => ({
  'values.yaml': ['labels: {}', 'labels: {sidecar.istio.io/inject: "true"}'],
  'charts/worker/templates/worker.yaml': [
    [WORKER_LABELS, `${WORKER_LABELS}        sidecar.istio.io/inject: "true"\n`],
    ['port: 9000, targetPort: work}', 'port: 9000, targetPort: work, appProtocol: tcp}'],
  ],
  'templates/web.yaml': [
    '      automountServiceAccountToken: false',
    '      automountServiceAccountToken: false\n      serviceAccountName: {{ .Release.Name }}-web',
  ],
  'templates/mesh.yaml': `apiVersion: v1
kind: ServiceAccount
metadata:
  {{- include "base.metadata" (dict "context" . "name" "web") | nindent 2 }}
automountServiceAccountToken: false
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  {{- include "base.metadata" (dict "context" . "name" "web" "suffix" "mesh") | nindent 2 }}
spec:
  mtls: {mode: STRICT}
${policies.join('')}`,
});
