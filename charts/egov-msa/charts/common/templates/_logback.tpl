{{/*
Where the logback file is mounted.

Usage: {{ include "egov.logback.directory" . }}
Params: none
*/}}
{{- define "egov.logback.directory" -}}
/etc/egov/logging
{{- end -}}

{{/*
The logback file that sends log lines to Logstash as JSON and still prints them. It replaces the images' own file, whose
Logstash half wakes up only under a Spring profile that breaks the message files.

Usage: {{ include "egov.logback" . }}
Params: none
*/}}
{{- define "egov.logback" -}}
<?xml version="1.0" encoding="UTF-8"?>
<configuration>
  <appender name="CONSOLE" class="ch.qos.logback.core.ConsoleAppender">
    <encoder>
      <pattern>%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [${app_name},%X{traceId:-},%X{spanId:-}] [%thread] %logger{36} : %msg%n</pattern>
    </encoder>
  </appender>
  <appender name="LOGSTASH" class="net.logstash.logback.appender.LogstashTcpSocketAppender">
    <destination>${logstash_hostname}</destination>
    <keepAliveDuration>5 minutes</keepAliveDuration>
    <encoder class="net.logstash.logback.encoder.LogstashEncoder">
      <customFields>{"appName":"${app_name}"}</customFields>
    </encoder>
  </appender>
  <root level="INFO">
    <appender-ref ref="CONSOLE"/>
    <appender-ref ref="LOGSTASH"/>
  </root>
</configuration>
{{- end -}}
