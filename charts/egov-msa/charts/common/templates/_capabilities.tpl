{{/*
Says "true" when the cluster lacks an API that the values ask for. Only a real cluster can lack one: without it (helm
template, GitOps) helm knows the built-in APIs alone, and whoever renders knows better. An API server always serves
apiregistration.k8s.io, which helm's own list does not hold: https://helm.sh/docs/chart_template_guide/builtin_objects/

Usage: {{ if include "egov.capabilities.lacks" (dict "context" . "apiVersion" "gateway.networking.k8s.io/v1") }}
Params: context, apiVersion
*/}}
{{- define "egov.capabilities.lacks" -}}
{{- $served := .context.Capabilities.APIVersions -}}
{{- if and ($served.Has "apiregistration.k8s.io/v1") (not ($served.Has .apiVersion)) }}true{{ end -}}
{{- end -}}
