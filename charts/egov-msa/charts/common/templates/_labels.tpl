{{/*
The labels that select a component's pods. They are immutable in a workload, so nothing that changes may join them.

Usage: {{ include "egov.selectorLabels" (dict "context" . "component" "mysql") | nindent 6 }}
Params: context, component (default: this chart's name)
*/}}
{{- define "egov.selectorLabels" -}}
app.kubernetes.io/name: {{ .component | default .context.Chart.Name | quote }}
app.kubernetes.io/instance: {{ .context.Release.Name | quote }}
{{- end -}}

{{/*
The labels of every object: https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/

Usage: {{ include "egov.labels" (dict "context" .) | nindent 4 }}
Params: context, component (default: this chart's name), tier (default: the chart's value `tier`)
*/}}
{{- define "egov.labels" -}}
{{ include "egov.selectorLabels" . }}
app.kubernetes.io/version: {{ .context.Chart.AppVersion | quote }}
{{- with .tier | default .context.Values.tier }}
app.kubernetes.io/component: {{ . | quote }}
{{- end }}
app.kubernetes.io/part-of: egov-msa
app.kubernetes.io/managed-by: {{ .context.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .context.Chart.Name (.context.Chart.Version | replace "+" "_") }}
{{- with .context.Values.global.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/*
The labels of a pod. Chart and version stay out, so that an upgrade restarts only what it changes.

Usage: {{ include "egov.podLabels" . | nindent 4 }}
Params: the chart's context
*/}}
{{- define "egov.podLabels" -}}
{{ include "egov.selectorLabels" (dict "context" .) }}
app.kubernetes.io/component: {{ .Values.tier | quote }}
app.kubernetes.io/part-of: egov-msa
{{- with .Values.global.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/*
The `metadata` of an object.

Usage: {{ include "egov.metadata" (dict "context" . "suffix" "headless") | nindent 2 }}
Params: context, name (default: the chart's full name), suffix (after the name), namespace (default: the release's),
component, tier, labels (map, added), annotations (map), clusterScoped (true for a kind that lies in no namespace)
*/}}
{{- define "egov.metadata" -}}
{{- $name := .name | default (include "egov.fullname" .context) -}}
name: {{ with .suffix }}{{ printf "%s-%s" $name . | quote }}{{ else }}{{ $name | quote }}{{ end }}
{{- if not .clusterScoped }}
namespace: {{ .namespace | default .context.Release.Namespace | quote }}
{{- end }}
labels:
  {{- include "egov.labels" . | nindent 2 }}
{{- with .labels }}
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .annotations }}
annotations:
  {{- range $key, $value := . }}
  {{ $key | quote }}: {{ $value | quote }}
  {{- end }}
{{- end }}
{{- end -}}
