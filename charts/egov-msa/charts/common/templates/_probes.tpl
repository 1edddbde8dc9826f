{{/*
A container's probes. A handler that the user adds replaces the chart's own, since a probe may have one only.

Usage: {{ include "egov.probes" .Values.probes | nindent 10 }}
Params: map of startup, readiness and liveness; each with `enabled` and the fields of a Kubernetes probe
*/}}
{{- define "egov.probes" -}}
{{- range $name := list "startup" "readiness" "liveness" }}
{{- with get $ $name }}
{{- if .enabled }}
{{- $probe := omit . "enabled" -}}
{{- if or .exec .tcpSocket .grpc }}{{ $probe = omit $probe "httpGet" }}{{ end }}
{{- if or .exec .grpc }}{{ $probe = omit $probe "tcpSocket" }}{{ end }}
{{ $name }}Probe:
  {{- toYaml $probe | nindent 2 }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}
