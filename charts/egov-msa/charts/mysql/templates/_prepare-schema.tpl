{{/*
The init container that brings schema and seed data: by download, with an image that has curl, or from the user's
ConfigMap, with MySQL's own.

Usage: {{ include "egov.mysql.prepareSchema" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.mysql.prepareSchema" -}}
{{- $schema := .Values.schema -}}
{{- $download := eq $schema.source "url" -}}
name: prepare-schema
{{- if $download }}
image:
  {{- toYaml $schema.image | nindent 2 }}
{{- end }}
command: [sh, /opt/egov/prepare-schema.sh]
env:
  {{- if $download }}
  - name: SCHEMA_URL
    value: {{ $schema.url | quote }}
  - name: SCHEMA_SHA256
    value: {{ $schema.sha256 | quote }}
  {{- else }}
  - name: SCHEMA_FILE
    value: {{ printf "/schema/%s" $schema.configMap.key | quote }}
  {{- end }}
  - name: MAIN_SCHEMA
    value: {{ .Values.global.database.name | quote }}
  - name: RESERVATION_SCHEMA
    value: {{ .Values.global.database.reservationName | quote }}
  - name: OUTPUT_DIRECTORY
    value: /docker-entrypoint-initdb.d
  {{- include "egov.mysql.directories" . | nindent 2 }}
volumeMounts:
  {{- include "egov.mysql.dataMounts" (dict "context" . "readOnly" true) | nindent 2 }}
  - name: scripts
    mountPath: /opt/egov
    readOnly: true
  - name: initialization
    mountPath: /docker-entrypoint-initdb.d
  {{- if not $download }}
  - name: schema
    mountPath: /schema
    readOnly: true
  {{- end }}
{{- end -}}
