{{/*
What the pod of Jenkins holds: see egov.pod for the keys.

Usage: {{ $workload := include "egov.jenkins.workload" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.jenkins.workload" -}}
shareToken: {{ .Values.agents.enabled }}
ports:
  {{- include "egov.jenkins.ports" . | nindent 2 }}
  - {{ include "egov.jenkins.agentPort" . | indent 4 | trim }}
env:
  - name: JAVA_OPTS
    value: {{ printf "-Djenkins.install.runSetupWizard=false %s" .Values.javaOptions | quote }}
  # Jenkins unpacks itself below its home otherwise, onto the volume.
  - name: JENKINS_OPTS
    value: --webroot=/var/jenkins_cache/war
  - name: CASC_JENKINS_CONFIG
    value: /etc/egov/configuration
  - name: CASC_MERGE_STRATEGY
    value: override
  # Files, not variables: every build inherits the environment of Jenkins.
  - name: SECRETS
    value: /run/secrets/egov
  - name: EGOV_JENKINS_URL
    value: {{ include "egov.jenkins.url" . }}
initContainers:
  {{- if .Values.plugins }}
  - {{ include "egov.jenkins.installPlugins" . | indent 4 | trim }}
  {{- end }}
checksums:
  files: {{ include "egov.jenkins.files" . | quote }}
  configuration: {{ include "egov.jenkins.configuration" . | quote }}
volumeMounts:
  - {{ include "egov.jenkins.homeMount" . | indent 4 | trim }}
  # The entrypoint copies it to the home; the suffix makes it replace an older one.
  - name: files
    mountPath: /usr/share/jenkins/ref/init.groovy.d/create-account.groovy.override
    subPath: create-account.groovy
    readOnly: true
  - name: configuration
    mountPath: /etc/egov/configuration
    readOnly: true
  - name: account
    mountPath: /run/secrets/egov
    readOnly: true
volumes:
  - name: files
    configMap:
      name: {{ include "egov.fullname" . }}
  - name: configuration
    configMap:
      name: {{ include "egov.fullname" . }}-configuration
  - name: account
    secret:
      secretName: {{ .Values.admin.existingSecret | default (include "egov.fullname" .) | quote }}
      items:
        - {key: admin-user, path: admin-user}
        - {key: admin-password, path: admin-password}
{{- end -}}

{{/*
The init container that downloads the plugins.

Usage: {{ include "egov.jenkins.installPlugins" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.jenkins.installPlugins" -}}
name: install-plugins
command: [bash, /opt/egov/install-plugins.sh]
env:
  - name: PLUGIN_FILE
    value: /opt/egov/plugins.txt
  - name: CACHE_DIR
    value: /tmp/plugin-cache
  - name: JAVA_OPTS
    value: -XX:MaxRAMPercentage=75
  {{- include "egov.env.map" (dict "context" . "map" .Values.pluginEnv) | nindent 2 }}
volumeMounts:
  - {{ include "egov.jenkins.homeMount" . | indent 4 | trim }}
  - name: files
    mountPath: /opt/egov
    readOnly: true
  - name: tmp
    mountPath: /tmp
{{- end -}}

{{/*
The mount of Jenkins' home.

Usage: {{ include "egov.jenkins.homeMount" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.jenkins.homeMount" -}}
name: data
mountPath: /var/jenkins_home
{{- with .Values.persistence.subPath }}
subPath: {{ . | quote }}
{{- end }}
{{- end -}}

{{/*
The port for people and API, in the pod and in its Services, as a YAML list.

Usage: {{ include "egov.jenkins.ports" . | fromYamlArray }}
Params: the chart's context
*/}}
{{- define "egov.jenkins.ports" -}}
- name: http
  containerPort: 8080
  servicePort: {{ .Values.service.port }}
  nodePort: {{ .Values.service.nodePort }}
  appProtocol: http
{{- end -}}

{{/*
The port for agents, in the pod and in the second Service.

Usage: {{ include "egov.jenkins.agentPort" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.jenkins.agentPort" -}}
name: tcp-agent
containerPort: 50000
servicePort: {{ .Values.service.agentPort }}
appProtocol: tcp
{{- end -}}
