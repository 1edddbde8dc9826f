{{/*
A ConfigMap.

Usage: {{ include "egov.configmap" (dict "context" . "suffix" "repository" "data" $files) }}
Params: context, suffix or name or component (see egov.metadata), data (name to text)
*/}}
{{- define "egov.configmap" -}}
{{- $files := dict -}}
{{- range $name, $text := .data }}
{{- $_ := set $files $name (printf "%s\n" ($text | trimSuffix "\n")) -}}
{{- end -}}
apiVersion: v1
kind: ConfigMap
metadata:
  {{- include "egov.metadata" . | nindent 2 }}
data:
  {{- toYaml $files | nindent 2 }}
{{- end -}}
