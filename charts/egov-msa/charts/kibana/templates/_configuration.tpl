{{/*
The files of the pod, as a YAML map of name to text.

Usage: {{ include "egov.kibana.files" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.kibana.files" -}}
{{- $settings := mergeOverwrite (include "egov.kibana.settings" . | fromYaml) (.Values.configuration | default dict | deepCopy) -}}
kibana.yml: {{ toYaml $settings | quote }}
{{- end -}}

{{/*
The chart's settings of kibana.yml, as YAML. Kibana resolves ${NAME} from its environment.

Usage: {{ include "egov.kibana.settings" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.kibana.settings" -}}
server.name: {{ include "egov.fullname" . }}
server.host: 0.0.0.0
server.shutdownTimeout: 5s
{{- with include "egov.exposure.url" . }}
server.publicBaseUrl: {{ . }}
{{- end }}
elasticsearch.hosts: [{{ include "egov.elasticsearch.url" . | quote }}]
elasticsearch.username: ${EGOV_ELASTICSEARCH_USERNAME}
elasticsearch.password: ${EGOV_ELASTICSEARCH_PASSWORD}
{{- with include "egov.elasticsearch.authority" . }}
elasticsearch.ssl.certificateAuthorities: [{{ . | quote }}]
{{- end }}
# With keys that change at each start, sessions would end and saved connectors become unreadable.
{{- range $part := list "security" "encryptedSavedObjects" "reporting" }}
xpack.{{ $part }}.encryptionKey: ${EGOV_ENCRYPTION_KEY}
{{- end }}
# Nothing that calls the internet.
telemetry.optIn: false
telemetry.allowChangingOptInStatus: false
newsfeed.enabled: false
map.includeElasticMapsService: false
xpack.fleet.isAirGapped: true
{{- end -}}
