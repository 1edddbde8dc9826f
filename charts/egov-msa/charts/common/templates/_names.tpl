{{/*
The release's share of every object name.

38 characters at most: a StatefulSet name must stay within 52 (63 of a label less 11 for the
controller-revision-hash), and the longest one, "elasticsearch", takes 14 with its hyphen. A longer release name keeps 29
characters and gains 8 of its hash, so that two long names never meet.

Usage: {{ include "egov.prefix" . }}
Params: the chart's context
*/}}
{{- define "egov.prefix" -}}
{{- $name := .Values.global.fullnameOverride | default .Release.Name | replace "." "-" -}}
{{- if gt (len $name) 38 -}}
{{- printf "%s-%s" ($name | trunc 29 | trimSuffix "-") (sha256sum $name | trunc 8) -}}
{{- else -}}
{{- $name -}}
{{- end -}}
{{- end -}}

{{/*
The name of a component's objects, from any chart of the release.

Usage: {{ include "egov.sibling" (dict "context" . "component" "mysql") }}
Params: context, component (a subchart's name)
*/}}
{{- define "egov.sibling" -}}
{{- printf "%s-%s" (include "egov.prefix" .context) .component -}}
{{- end -}}

{{/*
The name of this chart's own objects.

Usage: {{ include "egov.fullname" . }}
Params: the chart's context
*/}}
{{- define "egov.fullname" -}}
{{- include "egov.sibling" (dict "context" . "component" .Chart.Name) -}}
{{- end -}}

{{/*
The name of the volume claim for attachments and message files, which seven services share.

Usage: {{ include "egov.sharedVolume.claim" . }}
Params: the chart's context
*/}}
{{- define "egov.sharedVolume.claim" -}}
{{- .Values.global.storage.shared.existingClaim | default (include "egov.sibling" (dict "context" . "component" "attachments")) -}}
{{- end -}}
