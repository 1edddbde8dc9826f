{{/*
What the pod of Elasticsearch holds: see egov.pod for the keys.

Usage: {{ $workload := include "egov.elasticsearch.workload" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.elasticsearch.workload" -}}
{{- $secret := include "egov.secretName" (dict "context" . "of" "elasticsearch") -}}
ports:
  {{- include "egov.elasticsearch.ports" . | nindent 2 }}
  - name: tcp-ready
    containerPort: 9399
env:
  - name: discovery.type
    value: single-node
  - name: ES_JAVA_OPTS
    value: {{ printf "-Xms%s -Xmx%s" .Values.heapSize .Values.heapSize }}
  # The image's entrypoint puts it into the keystore, whence it holds until someone changes it in Elasticsearch.
  {{- include "egov.env.secret" (dict "name" "ELASTIC_PASSWORD" "secret" $secret "key" "elastic") | nindent 2 }}
initContainers:
  - {{ include "egov.elasticsearch.prepareConfiguration" (dict "context" . "secret" $secret) | indent 4 | trim }}
checksums:
  files: {{ include "egov.elasticsearch.files" . | quote }}
volumeMounts:
  - name: data
    mountPath: /usr/share/elasticsearch/data
    subPath: data
  - name: config
    mountPath: /usr/share/elasticsearch/config
volumes:
  # In memory, since its keystore holds the password of `elastic`. The files of the image take 100 KiB.
  - name: config
    emptyDir: {medium: Memory, sizeLimit: 16Mi}
  - name: files
    configMap:
      name: {{ include "egov.fullname" . }}
{{- end -}}

{{/*
The init container that fills the configuration directory. The clients' accounts are in files, as Elastic's own operator has
them, so that neither a Job nor a person has to make them:
https://www.elastic.co/docs/deploy-manage/users-roles/cluster-or-deployment-auth/file-based

Usage: {{ include "egov.elasticsearch.prepareConfiguration" (dict "context" . "secret" $secret) | fromYaml }}
Params: context, secret (its name)
*/}}
{{- define "egov.elasticsearch.prepareConfiguration" -}}
name: prepare-configuration
command: [bash, /opt/egov/prepare-configuration.sh]
env:
  - name: IMAGE_DIRECTORY
    value: /usr/share/elasticsearch/config
  - name: CHART_DIRECTORY
    value: /opt/egov
  - name: ES_PATH_CONF
    value: /prepared
  {{- range $client := list "kibana" "logstash" }}
  - name: {{ upper $client }}_USERNAME
    value: {{ include "egov.elasticsearch.username" (dict "context" $.context "of" $client) }}
  {{- include "egov.env.secret" (dict "name" (printf "%s_PASSWORD" (upper $client)) "secret" $.secret "key" $client) | nindent 2 }}
  {{- end }}
volumeMounts:
  - name: config
    mountPath: /prepared
  - name: files
    mountPath: /opt/egov
    readOnly: true
  - name: tmp
    mountPath: /tmp
{{- end -}}

{{/*
The port of Elasticsearch, in the pod and in its Services, as a YAML list.

Usage: {{ include "egov.elasticsearch.ports" . | fromYamlArray }}
Params: the chart's context
*/}}
{{- define "egov.elasticsearch.ports" -}}
- name: http
  containerPort: 9200
  servicePort: {{ .Values.service.port }}
  nodePort: {{ .Values.service.nodePort }}
  appProtocol: http
{{- end -}}
