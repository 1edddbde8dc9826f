{{/*
What the pods of Zipkin hold: see egov.pod for the keys.

Usage: {{ $workload := include "egov.zipkin.workload" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.zipkin.workload" -}}
ports:
  {{- include "egov.zipkin.ports" . | nindent 2 }}
env:
  - name: STORAGE_TYPE
    value: {{ .Values.storage.type }}
  {{- if eq .Values.storage.type "elasticsearch" }}
  {{- include "egov.zipkin.elasticsearch" . | nindent 2 }}
  {{- else }}
  - name: MEM_MAX_SPANS
    value: {{ .Values.storage.maxSpans | int64 | quote }}
  {{- end }}
{{- end -}}

{{/*
Where the traces are kept in Elasticsearch, as a YAML list of environment variables.

Usage: {{ include "egov.zipkin.elasticsearch" . }}
Params: the chart's context
*/}}
{{- define "egov.zipkin.elasticsearch" -}}
{{- $storage := .Values.storage.elasticsearch -}}
- name: ES_HOSTS
  value: {{ printf "%s://%s" $storage.protocol (include "egov.connection.address" (dict "context" . "to" "elasticsearch")) }}
- name: ES_USERNAME
  value: {{ $storage.username | quote }}
{{ include "egov.env.secret" (dict "name" "ES_PASSWORD" "secret" (include "egov.secretName" (dict "context" . "of" "elasticsearch")) "key" $storage.passwordKey) }}
- name: ES_INDEX_REPLICAS
  value: {{ $storage.indexReplicas | int | quote }}
{{- end -}}

{{/*
The port of Zipkin, in the pods and in their Service, as a YAML list.

Usage: {{ include "egov.zipkin.ports" . | fromYamlArray }}
Params: the chart's context
*/}}
{{- define "egov.zipkin.ports" -}}
- name: http
  containerPort: 9411
  servicePort: {{ .Values.service.port }}
  nodePort: {{ .Values.service.nodePort }}
  appProtocol: http
{{- end -}}
