{{/*
The pod's security context. The default satisfies the `restricted` level with the chart's own user and group:
https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted

Usage: {{ include "egov.podSecurityContext" . | nindent 8 }}
Params: the chart's context
*/}}
{{- define "egov.podSecurityContext" -}}
{{- $defaults := dict "runAsNonRoot" true "fsGroupChangePolicy" "OnRootMismatch" "seccompProfile" (dict "type" "RuntimeDefault") -}}
{{- toYaml (mergeOverwrite $defaults (.Values.podSecurityContext | default dict | deepCopy)) -}}
{{- end -}}

{{/*
A container's security context, init containers included.

Usage: {{ include "egov.securityContext" . | nindent 12 }}
Params: the chart's context
*/}}
{{- define "egov.securityContext" -}}
{{- $defaults := dict "allowPrivilegeEscalation" false "capabilities" (dict "drop" (list "ALL")) "readOnlyRootFilesystem" true -}}
{{- toYaml (mergeOverwrite $defaults (.Values.securityContext | default dict | deepCopy)) -}}
{{- end -}}
