{{/*
The name of the Secret with the registry's account: the user's own, or the one that the umbrella writes when an account is
given; empty without either.

Usage: {{ include "egov.registry.secretName" . }}
Params: the chart's context
*/}}
{{- define "egov.registry.secretName" -}}
{{- $registry := .Values.global.registry -}}
{{- if $registry.existingSecret -}}
{{- $registry.existingSecret -}}
{{- else if $registry.server -}}
{{- include "egov.sibling" (dict "context" . "component" "registry") -}}
{{- end -}}
{{- end -}}

{{/*
The Secret with the registry's account, in the form that the kubelet reads:
https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/

Usage: {{ include "egov.registry.secret" . }}
Params: the umbrella's context
*/}}
{{- define "egov.registry.secret" -}}
{{- $registry := .Values.global.registry -}}
{{- if and $registry.server (not $registry.existingSecret) }}
{{- $account := dict "username" $registry.username "password" $registry.password "auth" (printf "%s:%s" $registry.username $registry.password | b64enc) -}}
apiVersion: v1
kind: Secret
metadata:
  {{- include "egov.metadata" (dict "context" . "name" (include "egov.registry.secretName" .) "component" "registry" "tier" "credentials") | nindent 2 }}
type: kubernetes.io/dockerconfigjson
data:
  .dockerconfigjson: {{ dict "auths" (dict $registry.server $account) | toJson | b64enc | quote }}
{{- end }}
{{- end -}}

{{/*
The host of a registry's address, with Docker Hub's names made one.

Usage: {{ include "egov.registry.host" "https://index.docker.io/v1/" }}
Params: the address, with or without scheme and path
*/}}
{{- define "egov.registry.host" -}}
{{- regexReplaceAll "^https?://" (default "" .) "" | splitList "/" | first | replace "index.docker.io" "docker.io" -}}
{{- end -}}
