{{/*
Where the shared volume is mounted, the APP_HOME of the services.

Usage: {{ include "egov.sharedVolume.path" . }}
Params: none
*/}}
{{- define "egov.sharedVolume.path" -}}
/srv/egov
{{- end -}}

{{/*
The labels by which the pods of one release's shared volume find each other.

Usage: {{ include "egov.sharedVolume.labels" . }}
Params: the chart's context
*/}}
{{- define "egov.sharedVolume.labels" -}}
egov-msa/shared-volume: attachments
{{- end -}}

{{/*
Says "true" when the shared volume can be on one node only, so that its pods must be there too.

Usage: {{ if include "egov.sharedVolume.oneNode" . }}
Params: the chart's context
*/}}
{{- define "egov.sharedVolume.oneNode" -}}
{{- if has .Values.global.storage.shared.accessMode (list "ReadWriteOnce" "ReadWriteOncePod") }}true{{ end -}}
{{- end -}}

{{/*
Keeps the pods of a ReadWriteOnce volume on one node. The scheduler lets the first pod through, since it matches its own
term: https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity

Usage: {{ include "egov.sharedVolume.affinityTerm" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.sharedVolume.affinityTerm" -}}
topologyKey: kubernetes.io/hostname
labelSelector:
  matchLabels:
    {{- include "egov.sharedVolume.labels" . | nindent 4 }}
    app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}
