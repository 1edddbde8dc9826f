{{/*
Says "true" when the release writes the objects of the tenancy, and not the cluster's administrator beforehand.

Usage: {{ if include "egov.tenancy.written" . }}
Params: the umbrella's context
*/}}
{{- define "egov.tenancy.written" -}}
{{- if eq .Values.tenancy.appliedBy "release" }}true{{ end -}}
{{- end -}}

{{/*
The `metadata` of an object of the tenancy, which tells the ministry.

Usage: {{ include "egov.tenancy.metadata" (dict "context" . "suffix" "quota") | nindent 2 }}
Params: context, suffix (after the release's share of the name) or name, labels, annotations, clusterScoped
*/}}
{{- define "egov.tenancy.metadata" -}}
{{- $labels := .labels | default dict | deepCopy -}}
{{- with .context.Values.tenancy.ministry }}{{ $_ := set $labels "egov-msa/ministry" . }}{{ end -}}
{{- $name := .name | default (include "egov.sibling" (dict "context" .context "component" .suffix)) -}}
{{- include "egov.metadata" (mergeOverwrite (dict "component" "tenancy" "tier" "tenancy") (pick . "context" "annotations" "clusterScoped") (dict "name" $name "labels" $labels)) -}}
{{- end -}}
