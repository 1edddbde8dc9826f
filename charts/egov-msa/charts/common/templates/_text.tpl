{{/*
A text of the user, templated. `tpl` copies all templates first, so only a text that holds an action goes through it.

Usage: {{ include "egov.text" (dict "context" . "text" "{{ .Release.Name }}-db") }}
Params: context, text
*/}}
{{- define "egov.text" -}}
{{- if contains "{{" .text }}{{ tpl .text .context }}{{ else }}{{ .text }}{{ end -}}
{{- end -}}
