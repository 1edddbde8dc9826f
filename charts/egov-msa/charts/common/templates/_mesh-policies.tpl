{{/*
The metadata of an object of the mesh.

Usage: {{ include "egov.mesh.metadata" (dict "context" . "component" "mysql") | nindent 2 }}
Params: context, component
*/}}
{{- define "egov.mesh.metadata" -}}
{{- include "egov.metadata" (dict "context" .context "name" (include "egov.sibling" .) "component" .component "tier" "mesh") -}}
{{- end -}}

{{/*
Every pod of the release takes calls of the mesh only. Its labels choose the pods, so that releases share a namespace.

Usage: {{ include "egov.mesh.peerAuthentication" . }}
Params: the umbrella's context
*/}}
{{- define "egov.mesh.peerAuthentication" -}}
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  {{- include "egov.mesh.metadata" (dict "context" . "component" "mesh") | nindent 2 }}
spec:
  selector:
    matchLabels:
      app.kubernetes.io/instance: {{ .Release.Name | quote }}
  mtls:
    mode: {{ .Values.global.mesh.mutualTls }}
{{- end -}}

{{/*
The policy that closes every pod of the release: a permission without rules permits nothing.

Usage: {{ include "egov.mesh.closed" . }}
Params: the umbrella's context
*/}}
{{- define "egov.mesh.closed" -}}
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  {{- include "egov.mesh.metadata" (dict "context" . "component" "closed") | nindent 2 }}
spec:
  selector:
    matchLabels:
      app.kubernetes.io/instance: {{ .Release.Name | quote }}
  action: ALLOW
{{- end -}}

{{/*
The policy that lets the callers of one component in, by their ServiceAccounts, and the gateways where it is exposed. Nothing
for one that nobody calls.

Usage: {{ include "egov.mesh.authorizationPolicy" (dict "context" . "name" "mysql" "members" $members) }}
Params: context (the umbrella's), name, members (see egov.isolation.members)
*/}}
{{- define "egov.mesh.authorizationPolicy" -}}
{{- with include "egov.mesh.rules" . | trim }}
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  {{- include "egov.mesh.metadata" (dict "context" $.context "component" $.name) | nindent 2 }}
spec:
  selector:
    matchLabels:
      {{- include "egov.selectorLabels" (dict "context" $.context "component" $.name) | nindent 6 }}
  action: ALLOW
  rules:
    {{- . | nindent 4 }}
{{- end }}
{{- end -}}

{{/*
The rules of that policy, as a YAML list. Ports are those of the pods.

Usage: {{ include "egov.mesh.rules" (dict "context" . "name" "mysql" "members" $members) }}
Params: as egov.mesh.authorizationPolicy
*/}}
{{- define "egov.mesh.rules" -}}
{{- $context := .context -}}
{{- $members := .members -}}
{{- range $port, $callers := include "egov.isolation.callers" (dict "members" .members "of" .name) | fromJson }}
{{- $accounts := list -}}
{{- range $callers }}
{{- $accounts = append $accounts (printf "%s/%s" $context.Release.Namespace (get $members .).account) -}}
{{- end }}
{{- include "egov.mesh.rule" (dict "context" $context "accounts" $accounts "ports" (list $port)) }}
{{- end }}
{{- $gateways := include "egov.mesh.gateways" .context | fromYamlArray -}}
{{- with (get .members .name).entrances }}
{{- if $gateways }}
{{- include "egov.mesh.rule" (dict "context" $context "accounts" $gateways "ports" .) }}
{{- end }}
{{- end }}
{{- end -}}

{{/*
One rule: these accounts at these ports.

Usage: {{ include "egov.mesh.rule" (dict "context" . "accounts" (list "egov/egov-admin") "ports" (list 8000)) }}
Params: context, accounts (list of NAMESPACE/NAME), ports
*/}}
{{- define "egov.mesh.rule" }}
- from:
    - source:
        principals:
          {{- range .accounts }}
          - {{ include "egov.mesh.principal" (dict "context" $.context "account" .) | quote }}
          {{- end }}
  to:
    - operation:
        ports:
          {{- range .ports }}
          - {{ toString . | quote }}
          {{- end }}
{{- end -}}

{{/*
How the pods of the mesh connect to one component. A pod that answers with errors is left out for a while, but only where others
can answer in its place: what the release runs once is no service of ours.

Usage: {{ include "egov.mesh.destinationRule" (dict "context" . "chart" $chart "name" "board-service") }}
Params: context (the umbrella's), chart (the component's context), name
*/}}
{{- define "egov.mesh.destinationRule" -}}
{{- $policy := .context.Values.global.mesh.trafficPolicy -}}
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  {{- include "egov.mesh.metadata" (dict "context" .context "component" .name) | nindent 2 }}
spec:
  host: {{ include "egov.mesh.host" (dict "context" .context "component" .name) | quote }}
  trafficPolicy:
    tls:
      mode: ISTIO_MUTUAL
    {{- with $policy.connectionPool }}
    connectionPool:
      {{- toYaml . | nindent 6 }}
    {{- end }}
    {{- if .chart.Values.runtime }}
    {{- with $policy.outlierDetection }}
    outlierDetection:
      {{- toYaml . | nindent 6 }}
    {{- end }}
    {{- end }}
{{- end -}}
