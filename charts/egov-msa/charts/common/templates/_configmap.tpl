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

{{/*
Files of a chart, as a YAML map of file name to text.

Usage: {{ include "egov.files" (dict "context" . "pattern" "files/*.sh") | fromYaml }}
Params: context, pattern (of paths in the chart)
*/}}
{{- define "egov.files" -}}
{{- $context := .context -}}
{{- $files := dict -}}
{{- range $path, $_ := $context.Files.Glob .pattern }}
{{- $_ := set $files (base $path) ($context.Files.Get $path) -}}
{{- end }}
{{- toYaml $files -}}
{{- end -}}
