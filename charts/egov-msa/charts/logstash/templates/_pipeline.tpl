{{/*
The files of the pod, as a YAML map of name to text.

Usage: {{ include "egov.logstash.files" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.logstash.files" -}}
logstash.conf: {{ .Values.pipeline | default (include "egov.logstash.pipeline" .) | quote }}
template.json: {{ include "egov.logstash.template" . | fromYaml | toPrettyJson | quote }}
{{- end -}}

{{/*
The pipeline: JSON lines from the services' logback file into a data stream. Logstash resolves ${NAME} from its environment.
https://www.elastic.co/docs/reference/logstash/plugins/plugins-outputs-elasticsearch

Usage: {{ include "egov.logstash.pipeline" . }}
Params: the chart's context
*/}}
{{- define "egov.logstash.pipeline" -}}
input {
  tcp {
    port => 8088
    # Without ECS, the codec does not keep a copy of each whole line beside its fields.
    codec => json_lines { ecs_compatibility => "disabled" }
  }
}
output {
  elasticsearch {
    hosts => ["{{ include "egov.elasticsearch.url" . }}"]
    user => "${EGOV_ELASTICSEARCH_USERNAME}"
    password => "${EGOV_ELASTICSEARCH_PASSWORD}"
    {{- with include "egov.elasticsearch.authority" . }}
    ssl_certificate_authorities => ["{{ . }}"]
    {{- end }}
    index => "{{ .Values.dataStream }}"
    action => "create"
    # With `true`, the plugin would write no template, which sets replicas and retention here.
    data_stream => false
    ilm_enabled => false
    manage_template => true
    template_name => "{{ .Values.dataStream }}"
    template => "/opt/egov/template.json"
    template_overwrite => true
  }
}
{{ end -}}

{{/*
The index template of the data stream, as YAML. Elasticsearch itself deletes what is older than the retention.
https://www.elastic.co/docs/manage-data/lifecycle/data-stream

Usage: {{ include "egov.logstash.template" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.logstash.template" -}}
index_patterns: [{{ .Values.dataStream | quote }}]
data_stream: {}
# Above those of Elasticsearch, which are at 100 to 200.
priority: 500
template:
  settings:
    index.number_of_replicas: {{ .Values.indexReplicas | int }}
  lifecycle:
    data_retention: {{ .Values.retention }}
  mappings:
    dynamic_templates:
      # A stack trace is searched by its words; all else is filtered by its value.
      - words:
          match: [message, stack_trace]
          match_mapping_type: string
          mapping: {type: text}
      - values:
          match_mapping_type: string
          mapping: {type: keyword, ignore_above: 1024}
{{- end -}}
