{{/*
The policy that closes every pod of the release in both directions. The labels of the release alone choose the pods, so that
two releases share a namespace without meeting.

Usage: {{ include "egov.networkPolicy.closed" . }}
Params: the umbrella's context
*/}}
{{- define "egov.networkPolicy.closed" -}}
{{- include "egov.networkPolicy.ofRelease" (dict "context" . "suffix" "closed") }}
  policyTypes: [Ingress, Egress]
{{- end -}}

{{/*
The policy that lets every pod of the release look names up.

Usage: {{ include "egov.networkPolicy.dns" . }}
Params: the umbrella's context
*/}}
{{- define "egov.networkPolicy.dns" -}}
{{- $dns := .Values.global.networkPolicy.dns -}}
{{- include "egov.networkPolicy.ofRelease" (dict "context" . "suffix" "dns") }}
  policyTypes: [Egress]
  egress:
    - to:
        - namespaceSelector:
            matchLabels:
              {{- toYaml $dns.namespaceLabels | nindent 14 }}
          podSelector:
            matchLabels:
              {{- toYaml $dns.podLabels | nindent 14 }}
        {{- range $dns.cidrs }}
        - ipBlock:
            cidr: {{ . | quote }}
        {{- end }}
      ports:
        {{- range $dns.ports }}
        - {port: {{ . }}, protocol: UDP}
        - {port: {{ . }}, protocol: TCP}
        {{- end }}
{{- end -}}

{{/*
The policy that lets every sidecar reach the control plane of the mesh, which gives it certificates and configuration.

Usage: {{ include "egov.networkPolicy.mesh" . }}
Params: the umbrella's context
*/}}
{{- define "egov.networkPolicy.mesh" -}}
{{- include "egov.networkPolicy.ofRelease" (dict "context" . "suffix" "mesh") }}
  policyTypes: [Egress]
  egress:
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: {{ .Values.global.mesh.controlPlaneNamespace | quote }}
          podSelector:
            matchLabels:
              app: istiod
      ports:
        - {port: 15012, protocol: TCP}
{{- end -}}

{{/*
The head of a policy for every pod of the release.

Usage: {{ include "egov.networkPolicy.ofRelease" (dict "context" . "suffix" "dns") }}
Params: context, suffix (of its name)
*/}}
{{- define "egov.networkPolicy.ofRelease" -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "egov.metadata" (dict "context" .context "name" (include "egov.sibling" (dict "context" .context "component" .suffix)) "component" "isolation" "tier" "network") | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      app.kubernetes.io/instance: {{ .context.Release.Name | quote }}
{{- end -}}

{{/*
The policy of one member: in come its callers and, where it is exposed, the entrance; out it goes to what it calls.

Usage: {{ include "egov.networkPolicy" (dict "context" . "name" "mysql" "members" $members) }}
Params: context (the umbrella's), name, members (see egov.isolation.members)
*/}}
{{- define "egov.networkPolicy" -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "egov.metadata" (dict "context" .context "name" (include "egov.sibling" (dict "context" .context "component" .name)) "component" .name "tier" "network") | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      {{- include "egov.selectorLabels" (dict "context" .context "component" .name) | nindent 6 }}
  policyTypes: [Ingress, Egress]
  {{- with include "egov.networkPolicy.ingress" . | trim }}
  ingress:
    {{- . | nindent 4 }}
  {{- end }}
  {{- with include "egov.networkPolicy.egress" . | trim }}
  egress:
    {{- . | nindent 4 }}
  {{- end }}
{{- end -}}

{{/*
The rules for what comes in, as a YAML list.

Usage: {{ include "egov.networkPolicy.ingress" (dict "context" . "name" "mysql" "members" $members) }}
Params: as egov.networkPolicy
*/}}
{{- define "egov.networkPolicy.ingress" -}}
{{- $context := .context -}}
{{- range $port, $callers := include "egov.isolation.callers" (dict "members" .members "of" .name) | fromJson }}
- from:
    {{- range $callers }}
    - {{ include "egov.networkPolicy.pods" (dict "context" $context "name" .) | indent 6 | trim }}
    {{- end }}
  ports:
    - {port: {{ $port }}, protocol: TCP}
{{- end }}
{{- with (get .members .name).entrances }}
- {{ include "egov.networkPolicy.entrance" (dict "context" $context "ports" .) | indent 2 | trim }}
{{- end }}
{{- end -}}

{{/*
The rules for what goes out, as a YAML list.

Usage: {{ include "egov.networkPolicy.egress" (dict "context" . "name" "mysql" "members" $members) }}
Params: as egov.networkPolicy
*/}}
{{- define "egov.networkPolicy.egress" -}}
{{- $context := .context -}}
{{- $member := get .members .name -}}
{{- range $member.calls }}
- to:
    - {{ include "egov.networkPolicy.pods" (dict "context" $context "name" .name) | indent 6 | trim }}
  ports:
    - {port: {{ .port }}, protocol: TCP}
{{- end }}
{{- range $member.addresses }}
- to:
    {{- range .blocks }}
    - ipBlock:
        {{- toYaml . | nindent 8 }}
    {{- end }}
  ports:
    {{- range .ports }}
    - {port: {{ . }}, protocol: TCP}
    {{- end }}
{{- end }}
{{- end -}}

{{/*
The pods of one member as a peer of a policy.

Usage: {{ include "egov.networkPolicy.pods" (dict "context" . "name" "mysql") }}
Params: context, name
*/}}
{{- define "egov.networkPolicy.pods" -}}
podSelector:
  matchLabels:
    {{- include "egov.selectorLabels" (dict "context" .context "component" .name) | nindent 4 }}
{{- end -}}

{{/*
The rule that lets the world in at exposed ports: by the pods and addresses that the user names, else by Istio's gateway where
it exposes them, else from everywhere.

Usage: {{ include "egov.networkPolicy.entrance" (dict "context" . "ports" (list 8080)) }}
Params: context, ports (of the pods)
*/}}
{{- define "egov.networkPolicy.entrance" -}}
ports:
  {{- range .ports }}
  - {port: {{ . }}, protocol: TCP}
  {{- end }}
{{- $global := .context.Values.global -}}
{{- $entrance := $global.networkPolicy.entrance -}}
{{- if and (eq $global.exposure.type "istio") (not (or $entrance.namespaceLabels $entrance.podLabels $entrance.cidrs)) }}
{{- $istio := $global.exposure.istio -}}
{{- $entrance = dict "namespaceLabels" (dict "kubernetes.io/metadata.name" $istio.namespace) "podLabels" ($istio.selector | default (dict "istio" "ingressgateway")) -}}
{{- end }}
{{- if or $entrance.namespaceLabels $entrance.podLabels $entrance.cidrs }}
from:
  {{- if or $entrance.namespaceLabels $entrance.podLabels }}
  - namespaceSelector:
      matchLabels:
        {{- toYaml $entrance.namespaceLabels | nindent 8 }}
    podSelector:
      matchLabels:
        {{- toYaml $entrance.podLabels | nindent 8 }}
  {{- end }}
  {{- range $entrance.cidrs }}
  - ipBlock:
      cidr: {{ . | quote }}
  {{- end }}
{{- end }}
{{- end -}}
