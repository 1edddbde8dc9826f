{{/*
The user's own objects, templated.

Usage: {{ include "egov.extraObjects" . }}
Params: the chart's context
*/}}
{{- define "egov.extraObjects" -}}
{{- $context := . -}}
{{- range .Values.extraObjects }}
---
{{ include "egov.text" (dict "context" $context "text" (toYaml .)) }}
{{- end }}
{{- end -}}
