{{/*
The labels that give a pod its sidecar, or nothing outside a mesh.

Usage: {{ include "egov.mesh.podLabels" . }}
Params: the chart's context
*/}}
{{- define "egov.mesh.podLabels" -}}
{{- with .Values.global.mesh }}
{{- if .enabled -}}
sidecar.istio.io/inject: "true"
{{- with .revision }}
istio.io/rev: {{ . | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/*
The annotations of a pod in a mesh, or nothing. A native sidecar starts before the init containers and ends after the program,
so that these reach the mesh and a Job completes. Without native sidecars there is no network before the program starts: the
program then waits for its proxy, and what the pod downloads from outside goes past it.

Usage: {{ include "egov.mesh.podAnnotations" . }}
Params: the chart's context
*/}}
{{- define "egov.mesh.podAnnotations" -}}
{{- $mesh := .Values.global.mesh -}}
{{- if and $mesh.enabled $mesh.nativeSidecars -}}
sidecar.istio.io/nativeSidecar: "true"
{{- else if $mesh.enabled -}}
proxy.istio.io/config: '{"holdApplicationUntilProxyStarts": true}'
{{- $ports := list -}}
{{- range include "egov.graph.addresses" . | fromYamlArray }}
{{- range .ports }}{{ $ports = append $ports (int .) }}{{ end }}
{{- end }}
{{- with uniq $ports }}
traffic.sidecar.istio.io/excludeOutboundPorts: {{ join "," . | quote }}
{{- end }}
{{- end -}}
{{- end -}}

{{/*
Says "true" when init containers may use the network.

Usage: {{ if include "egov.mesh.initNetwork" . }}
Params: the chart's context
*/}}
{{- define "egov.mesh.initNetwork" -}}
{{- $mesh := .Values.global.mesh -}}
{{- if or (not $mesh.enabled) $mesh.nativeSidecars }}true{{ end -}}
{{- end -}}

{{/*
The name of a ServiceAccount as the certificates of a mesh give it.

Usage: {{ include "egov.mesh.principal" (dict "context" . "account" "egov/egov-admin") }}
Params: context, account (NAMESPACE/NAME)
*/}}
{{- define "egov.mesh.principal" -}}
{{- $global := .context.Values.global -}}
{{- $account := splitList "/" .account -}}
{{- printf "%s/ns/%s/sa/%s" ($global.mesh.trustDomain | default $global.clusterDomain) (first $account) (last $account) -}}
{{- end -}}

{{/*
The ServiceAccounts that may call exposed components, as a YAML list of NAMESPACE/NAME: the user's, else those that Istio gives
its gateways. Istio's installer and its Helm chart name that of the ingress gateway differently.

Usage: {{ include "egov.mesh.gateways" . | fromYamlArray }}
Params: a context
*/}}
{{- define "egov.mesh.gateways" -}}
{{- $exposure := .Values.global.exposure -}}
{{- $own := .Release.Namespace -}}
{{- if .Values.global.mesh.gateways }}
{{- toYaml .Values.global.mesh.gateways }}
{{- else if eq $exposure.type "istio" }}
- {{ $exposure.istio.namespace }}/istio-ingressgateway-service-account
- {{ $exposure.istio.namespace }}/istio-ingressgateway
{{- else if eq $exposure.type "gateway" }}
{{- range $exposure.gateway.parentRefs }}
- {{ .namespace | default $own }}/{{ .name }}-istio
{{- else }}
- {{ $own }}/{{ include "egov.sibling" (dict "context" . "component" "exposure") }}-istio
{{- end }}
{{- end }}
{{- end -}}

{{/*
The host of a component in the mesh.

Usage: {{ include "egov.mesh.host" (dict "context" . "component" "mysql") }}
Params: context, component
*/}}
{{- define "egov.mesh.host" -}}
{{- printf "%s.%s.svc.%s" (include "egov.sibling" .) .context.Release.Namespace .context.Values.global.clusterDomain -}}
{{- end -}}
