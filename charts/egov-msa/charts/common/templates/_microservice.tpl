{{/*
What the pods of a service hold, from its values alone: see egov.pod for the keys.

Usage: {{ $workload := include "egov.microservice.workload" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.microservice.workload" -}}
{{- $sharedVolume := ne .Values.sharedVolume "none" -}}
{{- $logging := include "egov.connection.port" (dict "context" . "to" "logstash") -}}
{{- $site := include "egov.site.workload" . | fromYaml -}}
{{- with include "egov.openTelemetry" . | trim }}
annotations:
  {{- . | nindent 2 }}
{{- end }}
ports:
  {{- include "egov.microservice.ports" . | nindent 2 }}
env:
  {{- include "egov.microservice.env" . | nindent 2 }}
{{- $client := include "egov.connection.port" (dict "context" . "to" "config") -}}
{{- if or $client .Values.servesConfiguration $logging $site.checksums }}
checksums:
  {{- if or $client .Values.servesConfiguration }}
  config-repository: {{ include "egov.configRepository.revision" . }}
  {{- end }}
  {{- if $logging }}
  logback: {{ include "egov.logback" . | sha256sum }}
  {{- end }}
  {{- with $site.checksums }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end }}
{{- with $site.initContainers }}
initContainers:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- if and $sharedVolume (include "egov.sharedVolume.oneNode" .) }}
colocate: true
{{- end }}
volumeMounts:
  {{- if $sharedVolume }}
  - name: attachments
    mountPath: {{ include "egov.sharedVolume.path" . }}
    readOnly: {{ ne .Values.sharedVolume "readWrite" }}
  {{- end }}
  {{- if $logging }}
  - name: logback
    mountPath: {{ include "egov.logback.directory" . }}
    readOnly: true
  {{- end }}
  {{- if .Values.servesConfiguration }}
  - name: repository
    mountPath: {{ .Values.servesConfiguration | quote }}
    readOnly: true
  {{- end }}
  {{- with $site.volumeMounts }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
volumes:
  {{- if $sharedVolume }}
  - name: attachments
    persistentVolumeClaim:
      claimName: {{ include "egov.sharedVolume.claim" . | quote }}
  {{- end }}
  {{- if $logging }}
  - name: logback
    configMap:
      name: {{ include "egov.sibling" (dict "context" . "component" "logback") }}
  {{- end }}
  {{- if .Values.servesConfiguration }}
  - name: repository
    configMap:
      name: {{ include "egov.fullname" . }}-repository
  {{- end }}
  {{- with $site.volumes }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end -}}

{{/*
The ports of a service as a YAML list: the one in its Service, and in the pod alone that of hidden health endpoints.

Usage: {{ include "egov.microservice.ports" . | fromYamlArray }}
Params: the chart's context
*/}}
{{- define "egov.microservice.ports" -}}
- name: http
  containerPort: {{ .Values.containerPort }}
  servicePort: {{ .Values.service.port }}
  nodePort: {{ .Values.service.nodePort }}
  appProtocol: http
{{- if include "egov.actuator.hidden" . }}
- name: actuator
  containerPort: {{ .Values.actuatorPort }}
{{- end }}
{{- end -}}

{{/*
The environment of a service, as a YAML list: connections, shared secrets, its own credentials, then its static variables,
which may refer to the ones before as $(NAME).

Usage: {{ include "egov.microservice.env" . }}
Params: the chart's context
*/}}
{{- define "egov.microservice.env" -}}
{{- include "egov.connections.env" . }}
{{- range $variable, $reference := .Values.secretEnv }}
{{- $part := splitList "/" $reference }}
{{ include "egov.env.secret" (dict "name" $variable "secret" (include "egov.secretName" (dict "context" $ "of" (first $part))) "key" (last $part)) }}
{{- end }}
{{- if ne .Values.sharedVolume "none" }}
- name: APP_HOME
  value: {{ include "egov.sharedVolume.path" . }}
{{- end }}
{{- if include "egov.actuator.hidden" . }}
- name: MANAGEMENT_SERVER_PORT
  value: {{ .Values.actuatorPort | quote }}
{{- end }}
{{- include "egov.credentials.env" . }}
{{- include "egov.env.map" (dict "context" . "map" .Values.env) }}
{{- end -}}

{{/*
A service's Deployment.

Usage: {{ include "egov.microservice.deployment" . }}
Params: the chart's context
*/}}
{{- define "egov.microservice.deployment" -}}
{{- include "egov.deployment" (dict "context" . "workload" (include "egov.microservice.workload" . | fromYaml)) -}}
{{- end -}}

{{/*
A service's Service.

Usage: {{ include "egov.microservice.service" . }}
Params: the chart's context
*/}}
{{- define "egov.microservice.service" -}}
{{- include "egov.service" (dict "context" . "ports" (include "egov.microservice.ports" . | fromYamlArray)) -}}
{{- end -}}

{{/*
The annotations that ask the OpenTelemetry operator for its agent:
https://opentelemetry.io/docs/platforms/kubernetes/operator/automatic/

Usage: {{ include "egov.openTelemetry" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.openTelemetry" -}}
{{- with .Values.global.openTelemetry }}
{{- if .enabled }}
instrumentation.opentelemetry.io/inject-{{ ternary "java" "nodejs" (eq $.Values.runtime "spring") }}: {{ .instrumentation | quote }}
instrumentation.opentelemetry.io/container-names: {{ $.Chart.Name }}
{{- end }}
{{- end }}
{{- end -}}
