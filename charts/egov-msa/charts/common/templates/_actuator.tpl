{{/*
Says "true" when a service keeps its health endpoints on a port of their own, which no Service has: whoever comes in from
outside, through whatever controller, then finds none.

Usage: {{ if include "egov.actuator.hidden" . }}
Params: the chart's context
*/}}
{{- define "egov.actuator.hidden" -}}
{{- if and .Values.actuatorPort .Values.global.exposure.hidden.enabled }}true{{ end -}}
{{- end -}}

{{/*
A service's probes as a JSON map, on the port where its health endpoints are.

Usage: {{ $probes := include "egov.actuator.probes" . | fromJson }}
Params: the chart's context
*/}}
{{- define "egov.actuator.probes" -}}
{{- $probes := deepCopy (.Values.probes | default dict) -}}
{{- if include "egov.actuator.hidden" . }}
{{- range $probes }}
{{- if and .httpGet (hasPrefix "/actuator" (.httpGet.path | default "")) }}{{ $_ := set .httpGet "port" "actuator" }}{{ end }}
{{- end }}
{{- end }}
{{- toJson $probes -}}
{{- end -}}
