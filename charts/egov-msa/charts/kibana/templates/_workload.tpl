{{/*
What the pods of Kibana hold: see egov.pod for the keys.

Usage: {{ $workload := include "egov.kibana.workload" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.kibana.workload" -}}
{{- $secret := include "egov.secretName" (dict "context" . "of" "elasticsearch") -}}
ports:
  {{- include "egov.kibana.ports" . | nindent 2 }}
env:
  {{- include "egov.elasticsearch.env" (dict "context" . "of" "kibana") | nindent 2 }}
  {{- include "egov.env.secret" (dict "name" "EGOV_ENCRYPTION_KEY" "secret" $secret "key" "encryption-key") | nindent 2 }}
checksums:
  files: {{ include "egov.kibana.files" . | quote }}
volumeMounts:
  # One file, since the directory also holds the image's options of Node.js.
  - name: files
    mountPath: /usr/share/kibana/config/kibana.yml
    subPath: kibana.yml
    readOnly: true
  {{- include "egov.elasticsearch.mounts" . | nindent 2 }}
volumes:
  - name: files
    configMap:
      name: {{ include "egov.fullname" . }}
  {{- include "egov.elasticsearch.volumes" . | nindent 2 }}
{{- end -}}

{{/*
The port of Kibana, in the pods and in their Service, as a YAML list.

Usage: {{ include "egov.kibana.ports" . | fromYamlArray }}
Params: the chart's context
*/}}
{{- define "egov.kibana.ports" -}}
- name: http
  containerPort: 5601
  servicePort: {{ .Values.service.port }}
  nodePort: {{ .Values.service.nodePort }}
  appProtocol: http
{{- end -}}
