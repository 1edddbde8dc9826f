{{/*
The files of the pod, as a YAML map of name to text.

Usage: {{ include "egov.jenkins.files" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.jenkins.files" -}}
{{- range $name := list "install-plugins.sh" "create-account.groovy" }}
{{ $name }}: {{ $.Files.Get (printf "files/%s" $name) | quote }}
{{- end }}
plugins.txt: {{ printf "%s\n" (join "\n" .Values.plugins) | quote }}
{{- end -}}

{{/*
The files of the configuration-as-code plugin, as a YAML map of name to text: the chart's, then the user's.

Usage: {{ include "egov.jenkins.configuration" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.jenkins.configuration" -}}
{{- $files := dict "10-egov.yaml" (include "egov.jenkins.settings" . | fromYaml | toYaml) -}}
{{- range $name, $text := .Values.configuration }}
{{- $_ := set $files $name (include "egov.text" (dict "context" $ "text" $text)) -}}
{{- end }}
{{- toYaml $files -}}
{{- end -}}

{{/*
The ConfigMap of those files. It announces the agents' image, which no workload of the chart names.

Usage: {{ include "egov.jenkins.configurationFiles" . }}
Params: the chart's context
*/}}
{{- define "egov.jenkins.configurationFiles" -}}
{{- $annotations := dict -}}
{{- if .Values.agents.enabled -}}
{{- $_ := set $annotations "egov-msa.io/pulls" (include "egov.image" (dict "context" . "image" .Values.agents.image)) -}}
{{- end -}}
{{- include "egov.configmap" (dict "context" . "suffix" "configuration" "annotations" $annotations "data" (include "egov.jenkins.configuration" . | fromYaml)) -}}
{{- end -}}

{{/*
The chart's settings: account, address and agents. https://github.com/jenkinsci/configuration-as-code-plugin
The plugin resolves ${admin-user} and ${admin-password} from the files of the Secret.

Usage: {{ include "egov.jenkins.settings" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.jenkins.settings" -}}
jenkins:
  # A build on the controller could read its files.
  numExecutors: 0
  slaveAgentPort: 50000
  securityRealm:
    local:
      allowsSignup: false
      users:
        - id: ${admin-user}
          password: ${admin-password}
  authorizationStrategy:
    loggedInUsersCanDoAnything:
      allowAnonymousRead: false
  {{- if .Values.agents.enabled }}
  clouds:
    - kubernetes:
        {{- include "egov.jenkins.cloud" . | nindent 8 }}
  {{- end }}
unclassified:
  location:
    url: {{ include "egov.jenkins.url" . }}
{{- end -}}

{{/*
The address of Jenkins: the public one, else the one inside the cluster.

Usage: {{ include "egov.jenkins.url" . }}
Params: the chart's context
*/}}
{{- define "egov.jenkins.url" -}}
{{- include "egov.exposure.url" . | default (include "egov.jenkins.innerUrl" .) }}/
{{- end -}}

{{/*
The address of Jenkins inside the cluster, without a slash at the end.

Usage: {{ include "egov.jenkins.innerUrl" . }}
Params: the chart's context
*/}}
{{- define "egov.jenkins.innerUrl" -}}
{{- printf "http://%s:%v" (include "egov.fullname" .) (.Values.service.port | int) -}}
{{- end -}}

{{/*
Says "true" when Jenkins has the plugin that serves metrics: https://plugins.jenkins.io/prometheus/

Usage: {{ if include "egov.jenkins.hasMetrics" . }}
Params: the chart's context
*/}}
{{- define "egov.jenkins.hasMetrics" -}}
{{- if regexMatch "(^|,)prometheus:" (join "," .Values.plugins) }}true{{ end -}}
{{- end -}}
