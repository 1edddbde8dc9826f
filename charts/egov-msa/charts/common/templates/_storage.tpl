{{/*
The `storageClassName` line of a claim: nothing for the cluster's default class, an empty text for "-" (no class at all).

Usage: {{ include "egov.storageClassName" $class | nindent 2 }}
Params: the class's name
*/}}
{{- define "egov.storageClassName" -}}
{{- if eq (toString .) "-" -}}
storageClassName: ""
{{- else if . -}}
storageClassName: {{ . | quote }}
{{- end -}}
{{- end -}}

{{/*
The `spec` of a claim for a component's own data. The component's values come before `global.storage.block`.

Usage: {{ include "egov.claim.spec" (dict "context" . "persistence" .Values.persistence) | nindent 6 }}
Params: context, persistence (size, storageClass, accessMode)
*/}}
{{- define "egov.claim.spec" -}}
{{- $block := .context.Values.global.storage.block -}}
accessModes:
  - {{ .persistence.accessMode | default $block.accessMode }}
{{- with include "egov.storageClassName" (.persistence.storageClass | default $block.storageClass) }}
{{ . }}
{{- end }}
resources:
  requests:
    storage: {{ .persistence.size | quote }}
{{- end -}}

{{/*
The claim templates of a StatefulSet. Names and labels are the ones that never change, since these templates are immutable.

Usage: {{ include "egov.claimTemplates" . | nindent 2 }}
Params: the chart's context
*/}}
{{- define "egov.claimTemplates" -}}
{{- with .Values.persistence }}
{{- if and .enabled (not .existingClaim) }}
volumeClaimTemplates:
  - apiVersion: v1
    kind: PersistentVolumeClaim
    metadata:
      name: data
      labels:
        {{- include "egov.selectorLabels" (dict "context" $) | nindent 8 }}
      {{- with .annotations }}
      annotations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
    spec:
      {{- include "egov.claim.spec" (dict "context" $ "persistence" .) | nindent 6 }}
{{- end }}
{{- end }}
{{- end -}}

{{/*
The volume `data` when no claim template makes it: the user's claim, or memory that goes with the pod. A component whose
claim is not optional has no `persistence.enabled`.

Usage: {{ include "egov.dataVolume" . | nindent 8 }}
Params: the chart's context
*/}}
{{- define "egov.dataVolume" -}}
{{- with .Values.persistence }}
{{- if and .enabled .existingClaim }}
- name: data
  persistentVolumeClaim:
    claimName: {{ .existingClaim | quote }}
{{- else if eq (toString .enabled) "false" }}
- name: data
  emptyDir: {}
{{- end }}
{{- end }}
{{- end -}}
