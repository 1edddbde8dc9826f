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
{{- range (include "egov.graph" (get $.context.Subcharts $name) | fromJson).outside }}
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

{{/*
A mesh finds the services by their names, and whoever calls them from outside has a certificate.

Usage: {{ include "egov.check.mesh" $scope }}
Params: context, components
*/}}
{{- define "egov.check.mesh" -}}
{{- $global := .context.Values.global -}}
{{- if $global.mesh.enabled }}
{{- if ne $global.discovery.mode "kubernetes" }}
global.mesh.enabled is true but global.discovery.mode is eureka, which hands out addresses of pods and so goes past the mesh: set it to kubernetes, and discovery.enabled to false.
{{- end }}
{{- if and (hasKey .components "backup") (not $global.mesh.nativeSidecars) }}
backup.enabled is true, but its Jobs never end beside a sidecar that is no native one: set global.mesh.nativeSidecars to true, or backup.enabled to false.
{{- end }}
{{- if eq $global.mesh.mutualTls "STRICT" }}
{{- range $name, $component := .components }}
{{- $type := "" -}}
{{- if $component.service }}{{ $type = include "egov.service.type" (get $.context.Subcharts $name) }}{{ end -}}
{{- if has $type (list "NodePort" "LoadBalancer") }}
{{ $name }} is exposed by a Service of type {{ $type }}, but global.mesh.mutualTls is STRICT, so whoever comes that way is refused: set global.exposure.type to istio or gateway, or global.mesh.mutualTls to PERMISSIVE.
{{- end }}
{{- end }}
{{- if and (eq $global.exposure.type "ingress") (not $global.mesh.gateways) }}
global.exposure.type is ingress in a mesh, and nothing says who the ingress controller is: give it a sidecar and name its ServiceAccount in global.mesh.gateways, or set global.exposure.type to istio.
{{- end }}
{{- end }}
{{- end }}
{{- end -}}
