{{/*
A StorageClass. The cluster keeps it after an uninstall, since the volumes made with it still need it.

Usage: {{ include "egov.storage.class" (dict "context" . "name" "cinder" "class" $class) }}
Params: context, name, class (an entry of the value `classes`)
*/}}
{{- define "egov.storage.class" -}}
{{- $class := mergeOverwrite (dict "default" false "reclaimPolicy" "Retain" "volumeBindingMode" "WaitForFirstConsumer" "allowVolumeExpansion" true "annotations" dict) (deepCopy .class) -}}
{{- $annotations := dict "helm.sh/resource-policy" "keep" -}}
{{- if $class.default }}{{ $_ := set $annotations "storageclass.kubernetes.io/is-default-class" "true" }}{{ end -}}
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  {{- include "egov.metadata" (dict "context" .context "clusterScoped" true "name" .name "annotations" (mergeOverwrite $annotations ($class.annotations | default dict))) | nindent 2 }}
provisioner: {{ $class.provisioner | quote }}
{{- with $class.parameters }}
parameters:
  {{- range $key, $value := . }}
  {{ $key | quote }}: {{ toString $value | quote }}
  {{- end }}
{{- end }}
reclaimPolicy: {{ $class.reclaimPolicy }}
volumeBindingMode: {{ $class.volumeBindingMode }}
allowVolumeExpansion: {{ $class.allowVolumeExpansion }}
{{- with $class.mountOptions }}
mountOptions:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}
