{{/*
The files that the config server serves, as a JSON map of file name to text.

A value written here beats a service's environment, so every endpoint and secret is a ${PLACEHOLDER}, which the service
itself resolves from its own environment. `global.configRepository` adds files or replaces one of the same name.

Usage: {{ include "egov.configRepository.files" . | fromJson }}
Params: the chart's context
*/}}
{{- define "egov.configRepository.files" -}}
{{- $files := dict "application.yml" (include "egov.configRepository.application" .) -}}
{{- range $service := list "user-service" "portal-service" "board-service" }}
{{- $_ := set $files (printf "%s.yml" $service) (include "egov.configRepository.jdbc" (dict "service" $service)) -}}
{{- end }}
{{- range $service := list "reserve-item-service" "reserve-check-service" "reserve-request-service" }}
{{- $_ := set $files (printf "%s.yml" $service) (include "egov.configRepository.r2dbc" (dict "service" $service)) -}}
{{- end }}
{{- toJson (mergeOverwrite $files (.Values.global.configRepository | default dict)) -}}
{{- end -}}

{{/*
The checksum of those files. The server tells it to whoever asks for the application `revision`, so that a service can
wait until the files that it was rolled out for are the ones that are served.

Usage: {{ include "egov.configRepository.revision" . }}
Params: the chart's context
*/}}
{{- define "egov.configRepository.revision" -}}
{{- include "egov.configRepository.files" . | sha256sum -}}
{{- end -}}

{{/*
All that the config server has to hold, as a JSON map of file name to text.

Usage: {{ include "egov.configRepository" . | fromJson }}
Params: the chart's context
*/}}
{{- define "egov.configRepository" -}}
{{- $revision := include "egov.configRepository.revision" . -}}
{{- $files := include "egov.configRepository.files" . | fromJson -}}
{{- toJson (set $files "revision.yml" (printf "egov:\n  revision: %s\n" $revision)) -}}
{{- end -}}

{{/*
application.yml: what every client of the config server reads.

Usage: {{ include "egov.configRepository.application" . }}
Params: the chart's context
*/}}
{{- define "egov.configRepository.application" -}}
token:
  expiration_time: 7200000 # 2 hours, in milliseconds
  refresh_time: 86400000 # 1 day, in milliseconds
  secret: ${TOKEN_SECRET}
eureka:
  instance:
    # The pods register their address, and each under a name of its own.
    preferIpAddress: true
    instance-id: ${spring.application.name}:${HOSTNAME:${random.value}}
  client:
    register-with-eureka: true
    fetch-registry: true
    service-url:
      defaultZone: http://${EUREKA_USERNAME}:${EUREKA_PASSWORD}@${EUREKA_INSTANCE_HOSTNAME}:${EUREKA_PORT}/eureka
file:
  directory: ${APP_HOME}/msa-attach-volume
  url: ${FILE_URL:}
  storage:
    allowed-extensions: jpg,jpeg,png,gif,bmp,webp,pdf,xlsx,xls,txt
    max-file-size: 10MB
messages:
  directory: ${file.directory}/messages
apigateway:
  host: http://${APIGATEWAY_HOSTNAME:localhost}:${server.port}
spring:
  rabbitmq:
    host: ${RABBITMQ_HOSTNAME}
    port: ${RABBITMQ_PORT}
    virtual-host: ${RABBITMQ_VIRTUAL_HOST}
    username: ${RABBITMQ_USERNAME}
    password: ${RABBITMQ_PASSWORD}
springdoc:
  api-docs:
    path: /v3/api-docs
    enabled: {{ not .Values.global.exposure.hidden.enabled }}
  swagger-ui:
    path: /swagger-ui.html
    enabled: false
  default-consumes-media-type: application/json
  default-produces-media-type: application/json
  paths-to-match:
    - /api/**
egov:
  message: ${EGOV_MESSAGE:hello}
{{- end -}}

{{/*
The file of a service on JDBC.

Usage: {{ include "egov.configRepository.jdbc" (dict "service" "user-service") }}
Params: service
*/}}
{{- define "egov.configRepository.jdbc" -}}
spring:
  datasource:
    url: jdbc:mysql://${MYSQL_HOSTNAME}:${MYSQL_PORT}/${DB_NAME}?serverTimezone=Asia/Seoul&allowPublicKeyRetrieval=true
    username: ${DB_USERNAME}
    password: ${DB_PASSWORD}
    driver-class-name: com.mysql.cj.jdbc.Driver
  {{- if eq .service "user-service" }}
  mail:
    host: ${MAIL_HOST:localhost}
    port: ${MAIL_PORT:587}
    username: ${MAIL_USERNAME:}
    password: ${MAIL_PASSWORD:}
    properties:
      mail:
        smtp:
          auth: true
          starttls:
            enable: true
            required: true
  {{- end }}
  {{- include "egov.configRepository.bindings" . }}
{{- if eq .service "portal-service" }}
ftp:
  enabled: ${FTP_ENABLED:false}
  hostname: ${FTP_HOSTNAME:}
  username: ${FTP_USERNAME:}
  password: ${FTP_PASSWORD:}
  port: ${FTP_PORT:21}
  directory: ${FTP_DIRECTORY:/mnt}
{{- end }}
{{- end -}}

{{/*
The file of a service on R2DBC. Reservable items lie in the main schema, reservations in their own.

Usage: {{ include "egov.configRepository.r2dbc" (dict "service" "reserve-item-service") }}
Params: service
*/}}
{{- define "egov.configRepository.r2dbc" -}}
{{- $schema := ternary "${DB_NAME}" "${DB_RESERVATION_NAME}" (eq .service "reserve-item-service") -}}
spring:
  r2dbc:
    url: r2dbc:mysql://${MYSQL_HOSTNAME}:${MYSQL_PORT}/{{ $schema }}?serverTimezone=Asia/Seoul
    username: ${DB_USERNAME}
    password: ${DB_PASSWORD}
  {{- include "egov.configRepository.bindings" . }}
{{- end -}}

{{/*
The message bindings of a service. Producer and consumer of a topic name the same destination and group.

Usage: {{ include "egov.configRepository.bindings" (dict "service" "portal-service") }}
Params: service
*/}}
{{- define "egov.configRepository.bindings" -}}
{{- $attachment := dict "destination" "attachment-entity.topic" "group" "attachment" -}}
{{- $request := dict "destination" "reserve-request.topic" "group" "reserved" -}}
{{- $inventory := dict "destination" "inventory-updated.topic" "group" "reserved" -}}
{{- $bindings := dict
  "portal-service" (dict "attachmentEntity-in-0" $attachment "attachmentEntity-out-0" $attachment)
  "board-service" (dict "attachmentEntity-out-0" $attachment)
  "reserve-check-service" (dict "attachmentEntity-out-0" $attachment)
  "reserve-item-service" (dict "reserveRequest-in-0" $request "inventoryUpdated-out-0" $inventory)
  "reserve-request-service" (dict "attachmentEntity-out-0" $attachment "reserveRequest-out-0" $request "inventoryUpdated-in-0" $inventory)
-}}
{{- with get $bindings .service }}
  cloud:
    stream:
      bindings:
        {{- toYaml . | nindent 8 }}
{{- end }}
{{- end -}}
