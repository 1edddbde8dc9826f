{{/*
The `spec` of a Job.

Usage: {{ include "egov.job.spec" (dict "context" . "workload" $workload) | nindent 2 }}
Params: context, workload (see egov.pod)
*/}}
{{- define "egov.job.spec" -}}
{{- $values := .context.Values -}}
backoffLimit: {{ $values.backoffLimit | int64 }}
activeDeadlineSeconds: {{ $values.activeDeadlineSeconds | int64 }}
template:
  {{- include "egov.pod" . | nindent 2 }}
{{- end -}}

{{/*
A Job. The API server never changes the template of one, so its name holds a sum of that: a release that changes it makes
another Job.

Usage: {{ include "egov.job" (dict "context" . "suffix" "volume" "workload" $workload) }}
Params: context, suffix (after the chart's name), workload (see egov.pod)
*/}}
{{- define "egov.job" -}}
{{- $spec := include "egov.job.spec" . -}}
apiVersion: batch/v1
kind: Job
metadata:
  {{- include "egov.metadata" (dict "context" .context "suffix" (printf "%s-%s" .suffix (sha256sum $spec | trunc 8)) "annotations" (include "egov.workloadAnnotations" .context | fromYaml)) | nindent 2 }}
spec:
  {{- $spec | nindent 2 }}
{{- end -}}

{{/*
A CronJob, of which no two Jobs run at once.

Usage: {{ include "egov.cronjob" (dict "context" . "schedule" .Values.schedule "workload" $workload) }}
Params: context, schedule, suspend (true: it only serves `kubectl create job --from`), name (default: the chart's full name), workload (see egov.pod)
*/}}
{{- define "egov.cronjob" -}}
{{- $values := .context.Values -}}
apiVersion: batch/v1
kind: CronJob
metadata:
  {{- include "egov.metadata" (dict "context" .context "name" .name "annotations" (include "egov.workloadAnnotations" .context | fromYaml)) | nindent 2 }}
spec:
  schedule: {{ .schedule | quote }}
  timeZone: {{ $values.timeZone | default $values.global.timezone | quote }}
  suspend: {{ .suspend | default false }}
  concurrencyPolicy: Forbid
  startingDeadlineSeconds: {{ $values.startingDeadlineSeconds | int64 }}
  successfulJobsHistoryLimit: {{ $values.successfulJobsHistoryLimit | int64 }}
  failedJobsHistoryLimit: {{ $values.failedJobsHistoryLimit | int64 }}
  jobTemplate:
    metadata:
      labels:
        {{- include "egov.labels" . | nindent 8 }}
    spec:
      {{- include "egov.job.spec" . | nindent 6 }}
{{- end -}}
