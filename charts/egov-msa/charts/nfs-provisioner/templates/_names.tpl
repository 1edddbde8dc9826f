{{/*
The name of the objects that lie in no namespace: it carries the namespace, so that two releases never meet. 63 characters
at most, since the provisioner's own name may have no more after its slash:
https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set

Usage: {{ include "egov.nfs-provisioner.clusterName" . }}
Params: the chart's context
*/}}
{{- define "egov.nfs-provisioner.clusterName" -}}
{{- $name := printf "%s-%s" .Release.Namespace (include "egov.fullname" .) -}}
{{- if gt (len $name) 63 -}}
{{- printf "%s-%s" ($name | trunc 54 | trimSuffix "-") (sha256sum $name | trunc 8) -}}
{{- else -}}
{{- $name -}}
{{- end -}}
{{- end -}}

{{/*
The name under which storage classes know the provisioner.

Usage: {{ include "egov.nfs-provisioner.provisionerName" . }}
Params: the chart's context
*/}}
{{- define "egov.nfs-provisioner.provisionerName" -}}
{{- .Values.provisionerName | default (printf "egov-msa/%s" (include "egov.nfs-provisioner.clusterName" .)) -}}
{{- end -}}
