{{/*
The components of this release, as a JSON map of name to the values that span charts. Only enabled ones are in it.

Usage: {{ $components := include "egov.components" . | fromJson }}
Params: the umbrella's context
*/}}
{{- define "egov.components" -}}
{{- $known := dict -}}
{{- range $name, $values := omit .Values "global" "common" "tags" "extraObjects" }}
{{- if and (kindIs "map" $values) $values.enabled }}
{{- $_ := set $known $name (pick $values "connectsTo" "service" "exposure" "replicaCount" "autoscaling" "sharedVolume" "topologySpreadConstraints" "image" "persistence" "storage" "admin" "agents" "plugins" "classes") -}}
{{- end }}
{{- end }}
{{- toJson $known -}}
{{- end -}}
