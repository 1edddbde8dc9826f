{{/*
A Deployment. `replicas` is left out while an autoscaler owns it, or each upgrade would scale back.

Usage: {{ include "egov.deployment" (dict "context" . "workload" $workload) }}
Params: context, workload (see egov.pod)
*/}}
{{- define "egov.deployment" -}}
{{- $values := .context.Values -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  {{- include "egov.metadata" (dict "context" .context "annotations" (include "egov.workloadAnnotations" .context | fromYaml)) | nindent 2 }}
spec:
  {{- if not (and $values.autoscaling $values.autoscaling.enabled) }}
  replicas: {{ $values.replicaCount | int64 }}
  {{- end }}
  revisionHistoryLimit: {{ $values.global.revisionHistoryLimit | int64 }}
  {{- with $values.strategy }}
  strategy:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  selector:
    matchLabels:
      {{- include "egov.selectorLabels" . | nindent 6 }}
  template:
    {{- include "egov.pod" (dict "context" .context "workload" (merge (dict "rollsOut" true) .workload)) | nindent 4 }}
{{- end -}}

{{/*
A StatefulSet over its headless Service.

Usage: {{ include "egov.statefulset" (dict "context" . "workload" $workload) }}
Params: context, workload (see egov.pod)
*/}}
{{- define "egov.statefulset" -}}
{{- $values := .context.Values -}}
apiVersion: apps/v1
kind: StatefulSet
metadata:
  {{- include "egov.metadata" (dict "context" .context "annotations" (include "egov.workloadAnnotations" .context | fromYaml)) | nindent 2 }}
spec:
  replicas: {{ $values.replicaCount | int64 }}
  revisionHistoryLimit: {{ $values.global.revisionHistoryLimit | int64 }}
  serviceName: {{ include "egov.fullname" .context }}-headless
  podManagementPolicy: OrderedReady
  {{- with $values.persistence.retentionPolicy }}
  persistentVolumeClaimRetentionPolicy:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  selector:
    matchLabels:
      {{- include "egov.selectorLabels" . | nindent 6 }}
  template:
    {{- include "egov.pod" . | nindent 4 }}
  {{- with include "egov.claimTemplates" .context | trim }}
  {{- . | nindent 2 }}
  {{- end }}
{{- end -}}

{{/*
The annotations of a workload: the cause of its revision, and what its pods connect to.

Usage: {{ include "egov.workloadAnnotations" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.workloadAnnotations" -}}
{{ include "egov.changeCause" . }}
{{- include "egov.graph.annotation" . }}
{{- end -}}

{{/*
What `kubectl rollout history` shows as the cause of a revision: the user's words, else chart, image and revision. Without
a cluster (GitOps) Helm calls every render revision 1, so the first one is left out.

Usage: {{ include "egov.changeCause" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.changeCause" -}}
{{- $image := include "egov.image" (dict "context" . "image" .Values.image) -}}
{{- $revision := gt .Release.Revision 1 | ternary (printf ", revision %d" .Release.Revision) "" -}}
kubernetes.io/change-cause: {{ .Values.global.changeCause | default (printf "chart %s-%s, image %s%s" .Chart.Name .Chart.Version $image $revision) | quote }}
{{- end -}}
