{{/*
A ConfigMap.

Usage: {{ include "egov.configmap" (dict "context" . "suffix" "repository" "data" $files) }}
Params: context, suffix or name or component (see egov.metadata), data (name to text)
*/}}
{{- define "egov.configmap" -}}
apiVersion: v1
kind: ConfigMap
metadata:
  {{- include "egov.metadata" . | nindent 2 }}
data:
  {{- range $name, $text := .data }}
  {{ $name }}: |
    {{- $text | nindent 4 }}
  {{- end }}
{{- end -}}
