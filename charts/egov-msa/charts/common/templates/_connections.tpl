{{/*
The port at which this chart reaches a component, or nothing when it does not connect to it. Optional components drop out
with the feature they serve: zipkin with tracing, logstash with logging, discovery outside Eureka mode, elasticsearch with a
chart's own storage of another type.

Usage: {{ if include "egov.connection.port" (dict "context" . "to" "mysql") }}
Params: context, to (a component's name)
*/}}
{{- define "egov.connection.port" -}}
{{- $edge := printf "%s:" .to -}}
{{- $port := "" -}}
{{- range .context.Values.connectsTo -}}
{{- if hasPrefix $edge . }}{{ $port = trimPrefix $edge . }}{{ end -}}
{{- end -}}
{{- if $port -}}
{{- $global := .context.Values.global -}}
{{- $storage := (.context.Values.storage | default dict).type | default "elasticsearch" -}}
{{- $off := dict
  "zipkin" (not $global.tracing.enabled)
  "logstash" (not $global.logging.enabled)
  "discovery" (ne $global.discovery.mode "eureka")
  "elasticsearch" (ne $storage "elasticsearch")
-}}
{{- if not (get $off .to) }}{{ $port }}{{ end -}}
{{- end -}}
{{- end -}}

{{/*
The host that answers for a component: the one outside the release when the user names one.

Usage: {{ include "egov.connection.host" (dict "context" . "to" "mysql") }}
Params: context, to (a component's name)
*/}}
{{- define "egov.connection.host" -}}
{{- $outside := (include "egov.connection.outside" . | fromJson).host -}}
{{- $outside | default (include "egov.sibling" (dict "context" .context "component" .to)) -}}
{{- end -}}

{{/*
What the values say about a component outside the release, as a JSON map: host, port, cidrs (its addresses: those of the values, or
the host where it is one), key (below `global`, where it is named) and component. Host and cidrs are empty for one of ours.

Usage: {{ (include "egov.connection.outside" (dict "context" . "to" "mysql") | fromJson).host }}
Params: context, to (a component's name)
*/}}
{{- define "egov.connection.outside" -}}
{{- $global := .context.Values.global -}}
{{- $keys := dict "mysql" "database" "rabbitmq" "messaging" "logstash" "logging" "elasticsearch" "elasticsearch" "zipkin" "tracing" -}}
{{- $key := get $keys .to -}}
{{- $known := get $global $key | default dict -}}
{{- $outside := dict "host" $known.host "port" $known.port -}}
{{- if eq $key "tracing" }}{{ $outside = include "egov.connection.ofUrl" $known.endpoint | fromJson }}{{ end -}}
{{- $host := $outside.host | default "" -}}
{{- $cidrs := $known.cidrs -}}
{{- if and $host (not $cidrs) -}}
{{- if regexMatch "^[0-9.]+$" $host }}{{ $cidrs = list (printf "%s/32" $host) }}{{ end -}}
{{- if contains ":" $host }}{{ $cidrs = list (printf "%s/128" (trimAll "[]" $host)) }}{{ end -}}
{{- end -}}
{{- dict "host" $host "port" ($outside.port | default 0 | int64) "cidrs" ($cidrs | default list) "key" $key "component" .to | toJson -}}
{{- end -}}

{{/*
Host and port of a URL, as a JSON map; the host empty for an empty one.

Usage: {{ include "egov.connection.ofUrl" "https://zipkin.example.go.kr/api/v2/spans" | fromYaml }}
Params: the URL
*/}}
{{- define "egov.connection.ofUrl" -}}
{{- $url := default "" . -}}
{{- $authority := regexReplaceAll "^https?://([^/?]*).*$" $url "${1}" -}}
{{- $port := regexFind ":[0-9]+$" $authority -}}
{{- $number := trimPrefix ":" $port | default (ternary 443 80 (hasPrefix "https:" $url)) -}}
{{- dict "host" (trimSuffix $port $authority) "port" (int64 $number) | toJson -}}
{{- end -}}

{{/*
"host:port" of a connection.

Usage: {{ include "egov.connection.address" (dict "context" . "to" "logstash") }}
Params: context, to (a component's name)
*/}}
{{- define "egov.connection.address" -}}
{{- $outside := include "egov.connection.outside" . | fromJson -}}
{{- if $outside.host -}}
{{- printf "%s:%v" $outside.host ($outside.port | int) -}}
{{- else -}}
{{- printf "%s:%s" (include "egov.connection.host" .) (include "egov.connection.port" .) -}}
{{- end -}}
{{- end -}}

{{/*
The port of a connection, of our component or of the one outside.

Usage: {{ include "egov.connection.portNumber" (dict "context" . "to" "mysql") }}
Params: context, to (a component's name)
*/}}
{{- define "egov.connection.portNumber" -}}
{{- include "egov.connection.address" . | splitList ":" | last -}}
{{- end -}}

{{/*
The environment that a Spring service needs for everything it connects to, as a YAML list.

Usage: {{ $env := include "egov.connections.env" . | fromYamlArray }}
Params: the chart's context
*/}}
{{- define "egov.connections.env" -}}
{{- $context := . -}}
{{- range list "config" "discovery" "mysql" "rabbitmq" "zipkin" "logstash" }}
{{- $connection := dict "context" $context "to" . -}}
{{- if include "egov.connection.port" $connection }}
{{- include (printf "egov.connection.%s" .) $connection }}
{{- end }}
{{- end }}
{{- include "egov.connection.services" $context }}
{{- if not .Values.global.tracing.enabled }}
- name: MANAGEMENT_TRACING_ENABLED
  value: "false"
{{- end }}
{{- end -}}

{{/*
Where the config server is.

Usage: {{ include "egov.connection.config" (dict "context" . "to" "config") }}
Params: context, to
*/}}
{{- define "egov.connection.config" }}
- name: SPRING_CLOUD_CONFIG_URI
  value: http://{{ include "egov.connection.address" . }}
{{- end -}}

{{/*
Where the Eureka registry is, and the account to register with.

Usage: {{ include "egov.connection.discovery" (dict "context" . "to" "discovery") }}
Params: context, to
*/}}
{{- define "egov.connection.discovery" }}
{{- $secret := include "egov.secretName" (dict "context" .context "of" "eureka") }}
- name: EUREKA_INSTANCE_HOSTNAME
  value: {{ include "egov.connection.host" . | quote }}
- name: EUREKA_PORT
  value: {{ include "egov.connection.portNumber" . | quote }}
{{ include "egov.env.secret" (dict "name" "EUREKA_USERNAME" "secret" $secret "key" "username") }}
{{ include "egov.env.secret" (dict "name" "EUREKA_PASSWORD" "secret" $secret "key" "password") }}
{{- end -}}

{{/*
Where the services are when Kubernetes' own Services stand in for the registry. Spring's simple discovery client reads
them from one JSON document, so no image changes.

Usage: {{ include "egov.connection.services" . }}
Params: the chart's context
*/}}
{{- define "egov.connection.services" }}
{{- $context := . -}}
{{- if and (ne .Values.global.discovery.mode "eureka") (eq .Values.runtime "spring") }}
{{- $instances := dict -}}
{{- range .Values.connectsTo }}
{{- $name := first (splitList ":" .) -}}
{{- if hasSuffix "-service" $name }}
{{- $address := include "egov.connection.address" (dict "context" $context "to" $name) -}}
{{- $_ := set $instances $name (list (dict "uri" (printf "http://%s" $address))) -}}
{{- end }}
{{- end }}
- name: SPRING_APPLICATION_JSON
  value: {{ dict "eureka" (dict "client" (dict "enabled" false)) "spring" (dict "cloud" (dict "discovery" (dict "client" (dict "simple" (dict "instances" $instances))))) | toJson | quote }}
{{- end }}
{{- end -}}

{{/*
Where the database is, and the account of the services.

Usage: {{ include "egov.connection.mysql" (dict "context" . "to" "mysql") }}
Params: context, to
*/}}
{{- define "egov.connection.mysql" }}
{{- $database := .context.Values.global.database -}}
{{- $secret := include "egov.secretName" (dict "context" .context "of" "database") }}
- name: MYSQL_HOSTNAME
  value: {{ include "egov.connection.host" . | quote }}
- name: MYSQL_PORT
  value: {{ include "egov.connection.portNumber" . | quote }}
- name: DB_NAME
  value: {{ $database.name | quote }}
- name: DB_RESERVATION_NAME
  value: {{ $database.reservationName | quote }}
{{ include "egov.env.secret" (dict "name" "DB_USERNAME" "secret" $secret "key" "username") }}
{{ include "egov.env.secret" (dict "name" "DB_PASSWORD" "secret" $secret "key" "password") }}
{{- end -}}

{{/*
Where the message broker is, and the account of the services.

Usage: {{ include "egov.connection.rabbitmq" (dict "context" . "to" "rabbitmq") }}
Params: context, to
*/}}
{{- define "egov.connection.rabbitmq" }}
{{- $secret := include "egov.secretName" (dict "context" .context "of" "messaging") }}
- name: RABBITMQ_HOSTNAME
  value: {{ include "egov.connection.host" . | quote }}
- name: RABBITMQ_PORT
  value: {{ include "egov.connection.portNumber" . | quote }}
- name: RABBITMQ_VIRTUAL_HOST
  value: {{ .context.Values.global.messaging.virtualHost | quote }}
{{ include "egov.env.secret" (dict "name" "RABBITMQ_USERNAME" "secret" $secret "key" "username") }}
{{ include "egov.env.secret" (dict "name" "RABBITMQ_PASSWORD" "secret" $secret "key" "password") }}
{{- end -}}

{{/*
Where traces go. Spring Boot reads this endpoint; upstream's ZIPKIN_HOSTNAME is of an older library and does nothing.

Usage: {{ include "egov.connection.zipkin" (dict "context" . "to" "zipkin") }}
Params: context, to
*/}}
{{- define "egov.connection.zipkin" }}
{{- $tracing := .context.Values.global.tracing }}
- name: MANAGEMENT_ZIPKIN_TRACING_ENDPOINT
  value: {{ $tracing.endpoint | default (printf "http://%s/api/v2/spans" (include "egov.connection.address" .)) | quote }}
- name: MANAGEMENT_TRACING_SAMPLING_PROBABILITY
  value: {{ $tracing.samplingProbability | quote }}
{{- end -}}

{{/*
Where log lines go, in the lower-case names that the logback file reads.

Usage: {{ include "egov.connection.logstash" (dict "context" . "to" "logstash") }}
Params: context, to
*/}}
{{- define "egov.connection.logstash" }}
- name: LOGGING_CONFIG
  value: {{ include "egov.logback.directory" . }}/logback.xml
- name: logstash_hostname
  value: {{ include "egov.connection.address" . | quote }}
- name: app_name
  value: {{ .context.Chart.Name }}
{{- end -}}
