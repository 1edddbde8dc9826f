{{/*
What the pod of RabbitMQ holds: see egov.pod for the keys.

Usage: {{ $workload := include "egov.rabbitmq.workload" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.rabbitmq.workload" -}}
{{- $secret := include "egov.secretName" (dict "context" . "of" "messaging") -}}
ports:
  {{- include "egov.rabbitmq.allPorts" . | nindent 2 }}
env:
  - name: POD_NAME
    valueFrom:
      fieldRef:
        fieldPath: metadata.name
  # The data lie below the node's name, so it stays the same; a short one needs no domain of the cluster.
  - name: RABBITMQ_NODENAME
    value: rabbit@$(POD_NAME)
  - name: RABBITMQ_USE_LONGNAME
    value: "false"
  # Erlang sizes its port table by the limit of open files, which some container runtimes set to a thousand million: it
  # would take 1 GiB, in each probe too.
  - name: ERL_FLAGS
    value: +Q 65536
  - name: RABBITMQ_DEFAULT_VHOST
    value: {{ .Values.global.messaging.virtualHost | quote }}
  {{- include "egov.env.secret" (dict "name" "RABBITMQ_DEFAULT_USER" "secret" $secret "key" "username") | nindent 2 }}
  {{- include "egov.env.secret" (dict "name" "RABBITMQ_DEFAULT_PASS" "secret" $secret "key" "password") | nindent 2 }}
initContainers:
  - {{ include "egov.rabbitmq.cookie" (dict "secret" $secret) | indent 4 | trim }}
checksums:
  configuration: {{ .Values.configuration | quote }}
volumeMounts:
  - name: data
    mountPath: /var/lib/rabbitmq/mnesia
    subPath: data
  - name: configuration
    mountPath: /etc/rabbitmq/conf.d/30-egov.conf
    subPath: 30-egov.conf
    readOnly: true
volumes:
  - name: configuration
    configMap:
      name: {{ include "egov.fullname" . }}
{{- end -}}

{{/*
The init container that writes the Erlang cookie. Erlang wants a file that its owner alone can read, which a mounted Secret
is not for a user other than root; the home is a volume of the pod, so the cookie is on no disk that outlives it.

Usage: {{ include "egov.rabbitmq.cookie" (dict "secret" $secret) | fromYaml }}
Params: secret (its name)
*/}}
{{- define "egov.rabbitmq.cookie" -}}
name: write-cookie
command:
  - sh
  - -ec
  - rm -f /var/lib/rabbitmq/.erlang.cookie; umask 077; printf %s "$ERLANG_COOKIE" > /var/lib/rabbitmq/.erlang.cookie
env:
  {{- include "egov.env.secret" (dict "name" "ERLANG_COOKIE" "secret" .secret "key" "erlang-cookie") | nindent 2 }}
volumeMounts:
  - name: home
    mountPath: /var/lib/rabbitmq
{{- end -}}

{{/*
The ports that clients and people use, as a YAML list.

Usage: {{ include "egov.rabbitmq.ports" . | fromYamlArray }}
Params: the chart's context
*/}}
{{- define "egov.rabbitmq.ports" -}}
- name: tcp-amqp
  containerPort: 5672
  servicePort: {{ .Values.service.port }}
  nodePort: {{ .Values.service.nodePort }}
  # Not `amqp`: what lies between is to forward it as it is.
  appProtocol: tcp
- name: http
  containerPort: 15672
  servicePort: {{ .Values.service.managementPort }}
  nodePort: {{ .Values.service.managementNodePort }}
  appProtocol: http
{{- end -}}

{{/*
All ports: also the one for metrics, which the headless Service alone offers, so that no exposure carries it outside.

Usage: {{ include "egov.rabbitmq.allPorts" . | fromYamlArray }}
Params: the chart's context
*/}}
{{- define "egov.rabbitmq.allPorts" -}}
{{ include "egov.rabbitmq.ports" . }}
- name: http-metrics
  containerPort: 15692
  servicePort: 15692
  appProtocol: http
{{- end -}}
