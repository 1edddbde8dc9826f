{{/*
The network policies know where what lies outside the release is, and whom their clients connect to.

Usage: {{ include "egov.check.networkPolicy" $scope }}
Params: context, components
*/}}
{{- define "egov.check.networkPolicy" -}}
{{- $policy := .context.Values.global.networkPolicy -}}
{{- $components := .components -}}
{{- if $policy.enabled }}
{{- $missing := dict -}}
{{- range $name, $component := $components }}
{{- range (include "egov.graph" (get $.context.Subcharts $name) | fromYaml).outside }}
{{- if and (not .cidrs) (not (hasKey $components .component)) }}
{{- $_ := set $missing .key .host }}
{{- end }}
{{- end }}
{{- end }}
{{- range $key, $host := $missing }}
{{ $host }} lies outside the release, and the network policies let nobody out to it: list its addresses in global.{{ $key }}.cidrs, such as [192.0.2.10/32], or set global.networkPolicy.enabled to false.
{{- end }}
{{- range $name, $client := $policy.clients }}
{{- range $client.connectsTo }}
{{- if not (hasKey $components (first (splitList ":" .))) }}
global.networkPolicy.clients.{{ $name }} connects to {{ . }}, but there is no {{ first (splitList ":" .) }} in the release: enable it, or take the line out.
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}
