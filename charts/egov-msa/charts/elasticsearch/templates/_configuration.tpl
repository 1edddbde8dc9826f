{{/*
The files of the pod, as a YAML map of name to text.

Usage: {{ include "egov.elasticsearch.files" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.elasticsearch.files" -}}
{{- $settings := mergeOverwrite (include "egov.elasticsearch.settings" . | fromYaml) (.Values.configuration | default dict | deepCopy) -}}
elasticsearch.yml: {{ toYaml $settings | quote }}
roles.yml: {{ include "egov.elasticsearch.roles" . | quote }}
prepare-configuration.sh: {{ .Files.Get "files/prepare-configuration.sh" | quote }}
{{- end -}}

{{/*
The chart's settings of elasticsearch.yml, as YAML.

Usage: {{ include "egov.elasticsearch.settings" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.elasticsearch.settings" -}}
cluster.name: {{ include "egov.fullname" . }}
node.name: ${HOSTNAME}
# The transport port stays on loopback: the one node has no peer, and nothing unencrypted listens there.
http.host: 0.0.0.0
# Memory-mapped files would need a kernel setting of the node, so a privileged container.
node.store.allow_mmap: false
# Open while the node has a master, and asks for no account.
readiness.port: 9399
xpack.security.enabled: true
# Accounts come from files, so no token of 30 minutes has to be typed into Kibana.
xpack.security.enrollment.enabled: false
xpack.security.http.ssl.enabled: false
xpack.security.transport.ssl.enabled: false
# Machine learning takes native memory beside the heap, and its models come from the internet.
xpack.ml.enabled: false
# Would download its database from the internet.
ingest.geoip.downloader.enabled: false
{{- end -}}

{{/*
The role of Logstash, as Elasticsearch's roles.yml: it adds log lines and keeps the template of their stream, and reads none.
https://www.elastic.co/docs/reference/elasticsearch/security-privileges

Usage: {{ include "egov.elasticsearch.roles" . }}
Params: none
*/}}
{{- define "egov.elasticsearch.roles" -}}
egov_log_writer:
  cluster: [monitor, manage_index_templates]
  indices:
    - names: [{{ include "egov.elasticsearch.logPattern" . | quote }}]
      privileges: [auto_configure, create_doc]
{{ end -}}
