{{/*
What the pod of MySQL holds: see egov.pod for the keys.

Usage: {{ $workload := include "egov.mysql.workload" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.mysql.workload" -}}
{{- $database := .Values.global.database -}}
{{- $secret := include "egov.secretName" (dict "context" . "of" "database") -}}
command: [bash, /opt/egov/start.sh]
args: [mysqld]
ports:
  {{- include "egov.mysql.ports" . | nindent 2 }}
env:
  - name: MYSQL_DATABASE
    value: {{ $database.name | quote }}
  - name: RESERVATION_SCHEMA
    value: {{ $database.reservationName | quote }}
  # Root logs in through the socket in the pod only.
  - name: MYSQL_ROOT_HOST
    value: localhost
  {{- include "egov.env.secret" (dict "name" "MYSQL_ROOT_PASSWORD" "secret" $secret "key" "root-password") | nindent 2 }}
  {{- include "egov.env.secret" (dict "name" "MYSQL_USER" "secret" $secret "key" "username") | nindent 2 }}
  {{- include "egov.env.secret" (dict "name" "MYSQL_PASSWORD" "secret" $secret "key" "password") | nindent 2 }}
  {{- include "egov.mysql.directories" . | nindent 2 }}
initContainers:
  {{- if ne .Values.schema.source "none" }}
  - {{ include "egov.mysql.prepareSchema" . | indent 4 | trim }}
  {{- end }}
checksums:
  configuration: {{ include "egov.mysql.configuration" . | quote }}
  scripts: {{ include "egov.mysql.scripts" . | quote }}
volumeMounts:
  {{- include "egov.mysql.dataMounts" (dict "context" . "readOnly" false) | nindent 2 }}
  - name: configuration
    mountPath: /etc/mysql/conf.d
    readOnly: true
  - name: scripts
    mountPath: /opt/egov
    readOnly: true
  - name: initialization
    mountPath: /docker-entrypoint-initdb.d
  - name: scripts
    mountPath: /docker-entrypoint-initdb.d/10-create-schemas.sh
    subPath: create-schemas.sh
    readOnly: true
  # The entrypoint goes by name: after every script that a user may add.
  - name: scripts
    mountPath: /docker-entrypoint-initdb.d/zz-complete.sh
    subPath: complete.sh
    readOnly: true
volumes:
  - name: configuration
    configMap:
      name: {{ include "egov.fullname" . }}
  - name: scripts
    configMap:
      name: {{ include "egov.fullname" . }}-scripts
  - name: initialization
    emptyDir: {}
  {{- if eq .Values.schema.source "configMap" }}
  - name: schema
    configMap:
      name: {{ required "mysql.schema.source is configMap but mysql.schema.configMap.name is empty: give the name of the ConfigMap that holds the SQL." .Values.schema.configMap.name }}
  {{- end }}
{{- end -}}

{{/*
The port of MySQL, in the pod and in its Services, as a YAML list.

Usage: {{ include "egov.mysql.ports" . | fromYamlArray }}
Params: the chart's context
*/}}
{{- define "egov.mysql.ports" -}}
- name: tcp-mysql
  containerPort: 3306
  servicePort: {{ .Values.service.port }}
  nodePort: {{ .Values.service.nodePort }}
  # Not `mysql`: Istio would wait for the client's first bytes, and in this protocol the server speaks first.
  appProtocol: tcp
{{- end -}}

{{/*
The mounts of the data volume. The data lies in a folder of it, since the `lost+found` of a new file system would stop
the first start.

Usage: {{ include "egov.mysql.dataMounts" (dict "context" . "readOnly" true) }}
Params: context, readOnly
*/}}
{{- define "egov.mysql.dataMounts" -}}
- name: data
  mountPath: /var/lib/mysql
  subPath: {{ .context.Values.persistence.subPath | quote }}
  readOnly: {{ .readOnly }}
- name: data
  mountPath: /var/lib/egov-state
  subPath: state
  readOnly: {{ .readOnly }}
{{- end -}}

{{/*
Where the scripts find the data volume, as a YAML list of environment variables.

Usage: {{ include "egov.mysql.directories" . }}
Params: none
*/}}
{{- define "egov.mysql.directories" -}}
- name: DATA_DIRECTORY
  value: /var/lib/mysql
- name: STATE_DIRECTORY
  value: /var/lib/egov-state
{{- end -}}

{{/*
The scripts of the pod, as a YAML map of file name to text.

Usage: {{ include "egov.mysql.scripts" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.mysql.scripts" -}}
{{- include "egov.files" (dict "context" . "pattern" "files/*.sh") -}}
{{- end -}}

{{/*
The configuration files of the server, as a YAML map of file name to text.

Usage: {{ include "egov.mysql.configuration" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.mysql.configuration" -}}
egov.cnf: {{ toJson .Values.configuration }}
{{- if .Values.nativePasswords }}
# Servers before 8.4 have it on and do not know the option: `loose` makes them pass over it.
native-passwords.cnf: {{ toJson "[mysqld]\nloose-mysql-native-password\n" }}
{{- end }}
{{- end -}}
