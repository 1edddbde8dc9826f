{{/*
The name of the ServiceAccount that a chart's pods run as. Each workload has its own, so that a policy can name it.

Usage: {{ include "egov.serviceAccountName" . }}
Params: the chart's context
*/}}
{{- define "egov.serviceAccountName" -}}
{{- .Values.serviceAccount.name | default (include "egov.fullname" .) -}}
{{- end -}}

{{/*
A chart's ServiceAccount. Its token is mounted by no pod that does not ask for it.

Usage: {{ include "egov.serviceaccount" . }}
Params: the chart's context
*/}}
{{- define "egov.serviceaccount" -}}
{{- if .Values.serviceAccount.create }}
apiVersion: v1
kind: ServiceAccount
metadata:
  {{- include "egov.metadata" (dict "context" . "name" (include "egov.serviceAccountName" .) "annotations" .Values.serviceAccount.annotations) | nindent 2 }}
automountServiceAccountToken: false
{{- end }}
{{- end -}}
