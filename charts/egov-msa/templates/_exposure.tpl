{{/*
The components that have a host, as a JSON list of name, host, secret (with its certificate, if any), port, annotations and
hiddenPaths. Empty unless they are exposed in the given way.

Usage: {{ $hosts := include "egov.exposure.hosts" (dict "context" . "type" "gateway") | fromJsonArray }}
Params: context (the umbrella's), type (of global.exposure.type)
*/}}
{{- define "egov.exposure.hosts" -}}
{{- $context := .context -}}
{{- $hosts := list -}}
{{- if eq $context.Values.global.exposure.type .type }}
{{- range $name, $component := include "egov.components" $context | fromJson }}
{{- if and $component.exposure $component.exposure.enabled }}
{{- $exposed := dict "context" $context "component" $name "exposure" $component.exposure "service" $component.service "connectsTo" $component.connectsTo -}}
{{- $host := dict
  "name" $name
  "host" (include "egov.exposure.host" $exposed)
  "secret" (include "egov.exposure.tlsSecret" $exposed)
  "issued" (not $component.exposure.tlsSecret)
  "port" (include "egov.exposure.portNumber" $exposed | int)
  "annotations" ($component.exposure.annotations | default dict)
  "hiddenPaths" (include "egov.exposure.hiddenPaths" $exposed | fromJsonArray)
-}}
{{- $hosts = append $hosts $host -}}
{{- end }}
{{- end }}
{{- end }}
{{- toJson $hosts -}}
{{- end -}}

{{/*
The `metadata` of an object that gives one component, or all of them, a way in.

Usage: {{ include "egov.exposure.metadata" (dict "context" . "component" "portal") | nindent 2 }}
Params: context (the umbrella's), component (default: all), suffix, annotations
*/}}
{{- define "egov.exposure.metadata" -}}
{{- $component := .component | default "exposure" -}}
{{- $name := include "egov.sibling" (dict "context" .context "component" $component) -}}
{{- include "egov.metadata" (dict "context" .context "name" $name "suffix" .suffix "component" $component "tier" "exposure" "annotations" .annotations) -}}
{{- end -}}

{{/*
The Gateways that a component's route hangs on, as a YAML list: the user's, else the listener of ours for it.

Usage: {{ include "egov.exposure.parentRefs" (dict "context" . "listener" "https-portal") | nindent 4 }}
Params: context (the umbrella's), listener
*/}}
{{- define "egov.exposure.parentRefs" -}}
{{- with .context.Values.global.exposure.gateway.parentRefs -}}
{{- toYaml . -}}
{{- else -}}
- name: {{ include "egov.sibling" (dict "context" .context "component" "exposure") }}
  sectionName: {{ .listener }}
{{- end -}}
{{- end -}}

{{/*
The `metadata` of a Certificate. It lies where its Secret is looked for: for Istio, in the namespace of the gateway's pods.

Usage: {{ include "egov.exposure.certificate.metadata" (dict "context" . "host" $host) | nindent 2 }}
Params: context (the umbrella's), host (see egov.exposure.hosts)
*/}}
{{- define "egov.exposure.certificate.metadata" -}}
{{- $exposure := .context.Values.global.exposure -}}
{{- $namespace := ternary $exposure.istio.namespace .context.Release.Namespace (eq $exposure.type "istio") -}}
{{- include "egov.metadata" (dict "context" .context "name" .host.secret "namespace" $namespace "component" .host.name "tier" "exposure") -}}
{{- end -}}
