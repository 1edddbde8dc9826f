{{/*
What the pods of Logstash hold: see egov.pod for the keys.

Usage: {{ $workload := include "egov.logstash.workload" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.logstash.workload" -}}
ports:
  {{- include "egov.logstash.ports" . | nindent 2 }}
  - name: http-api
    containerPort: 9600
env:
  - name: LS_JAVA_OPTS
    value: {{ printf "-Xms%s -Xmx%s" .Values.heapSize .Values.heapSize }}
  {{- include "egov.elasticsearch.env" (dict "context" . "of" "logstash") | nindent 2 }}
  {{- include "egov.env.map" (dict "context" . "map" .Values.env) | nindent 2 }}
checksums:
  files: {{ include "egov.logstash.files" . | quote }}
volumeMounts:
  # The image's own directory is a seeded one: its entrypoint rewrites logstash.yml from the environment.
  - name: files
    mountPath: /usr/share/logstash/pipeline/logstash.conf
    subPath: logstash.conf
    readOnly: true
  - name: files
    mountPath: /opt/egov/template.json
    subPath: template.json
    readOnly: true
  {{- include "egov.elasticsearch.mounts" . | nindent 2 }}
volumes:
  - name: files
    configMap:
      name: {{ include "egov.fullname" . }}
  {{- include "egov.elasticsearch.volumes" . | nindent 2 }}
{{- end -}}

{{/*
The port for log lines, in the pods and in their Service, as a YAML list.

Usage: {{ include "egov.logstash.ports" . | fromYamlArray }}
Params: the chart's context
*/}}
{{- define "egov.logstash.ports" -}}
- name: tcp-json
  containerPort: 8088
  servicePort: {{ .Values.service.port }}
  nodePort: {{ .Values.service.nodePort }}
  appProtocol: tcp
{{- end -}}
