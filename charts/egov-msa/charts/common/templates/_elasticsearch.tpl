{{/*
The account in Elasticsearch of one of its clients: the user's own, else the one that the Elasticsearch of the release makes.

Usage: {{ include "egov.elasticsearch.username" (dict "context" . "of" "kibana") }}
Params: context, of (kibana or logstash)
*/}}
{{- define "egov.elasticsearch.username" -}}
{{- (.context.Values.elasticsearch | default dict).username | default (printf "egov-%s" .of) -}}
{{- end -}}

{{/*
The names of the log streams, as a pattern: the account of Logstash may write to these.

Usage: {{ include "egov.elasticsearch.logPattern" . }}
Params: none
*/}}
{{- define "egov.elasticsearch.logPattern" -}}
egov-logs*
{{- end -}}

{{/*
The URL of Elasticsearch.

Usage: {{ include "egov.elasticsearch.url" . }}
Params: the chart's context, with the value `elasticsearch.protocol`
*/}}
{{- define "egov.elasticsearch.url" -}}
{{- printf "%s://%s" .Values.elasticsearch.protocol (include "egov.connection.address" (dict "context" . "to" "elasticsearch")) -}}
{{- end -}}

{{/*
A client's account as environment variables, a YAML list. No program takes these names for settings of its own: Kibana would
turn ELASTICSEARCH_PASSWORD into a word of its command line, which every process in the pod can read.

Usage: {{ include "egov.elasticsearch.env" (dict "context" . "of" "kibana") }}
Params: as egov.elasticsearch.username
*/}}
{{- define "egov.elasticsearch.env" -}}
- name: EGOV_ELASTICSEARCH_USERNAME
  value: {{ include "egov.elasticsearch.username" . }}
{{ include "egov.env.secret" (dict "name" "EGOV_ELASTICSEARCH_PASSWORD" "secret" (include "egov.secretName" (dict "context" .context "of" "elasticsearch")) "key" .of) }}
{{- end -}}

{{/*
Where the certificate that signed Elasticsearch's is mounted, or nothing when the user names none.

Usage: {{ with include "egov.elasticsearch.authority" . }}
Params: the chart's context, with the value `elasticsearch.caSecret`
*/}}
{{- define "egov.elasticsearch.authority" -}}
{{- if .Values.elasticsearch.caSecret }}/etc/egov/elasticsearch/ca.crt{{ end -}}
{{- end -}}

{{/*
The mount of that certificate, as a YAML list.

Usage: {{ include "egov.elasticsearch.mounts" . }}
Params: as egov.elasticsearch.authority
*/}}
{{- define "egov.elasticsearch.mounts" -}}
{{- with include "egov.elasticsearch.authority" . -}}
- name: elasticsearch-authority
  mountPath: {{ dir . }}
  readOnly: true
{{- end -}}
{{- end -}}

{{/*
The volume of that certificate, as a YAML list.

Usage: {{ include "egov.elasticsearch.volumes" . }}
Params: as egov.elasticsearch.authority
*/}}
{{- define "egov.elasticsearch.volumes" -}}
{{- with .Values.elasticsearch.caSecret -}}
- name: elasticsearch-authority
  secret:
    secretName: {{ . | quote }}
    items:
      - {key: ca.crt, path: ca.crt}
{{- end -}}
{{- end -}}
