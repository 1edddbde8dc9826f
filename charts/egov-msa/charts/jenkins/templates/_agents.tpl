{{/*
The name of what belongs to the agents: their Service, ServiceAccount and rights.

Usage: {{ include "egov.jenkins.agentName" . }}
Params: the chart's context
*/}}
{{- define "egov.jenkins.agentName" -}}
{{- include "egov.fullname" . }}-agent
{{- end -}}

{{/*
Where builds run, as the kubernetes plugin wants it: pods of the release's namespace that pass the level `restricted`.
https://plugins.jenkins.io/kubernetes/

Usage: {{ include "egov.jenkins.cloud" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.jenkins.cloud" -}}
name: kubernetes
namespace: {{ .Release.Namespace | quote }}
jenkinsUrl: {{ include "egov.jenkins.innerUrl" . }}
jenkinsTunnel: {{ include "egov.jenkins.agentName" . }}:{{ .Values.service.agentPort | int }}
containerCapStr: {{ .Values.agents.limit | int | quote }}
# Also for the containers that a pipeline adds.
restrictedPssSecurityContext: true
templates:
  - name: agent
    label: {{ .Values.agents.label | quote }}
    # A build without a label gets it, too.
    nodeUsageMode: NORMAL
    showRawYaml: false
    yaml: {{ include "egov.jenkins.agentPod" . | fromYaml | toYaml | quote }}
{{- end -}}

{{/*
The pod of an agent. The plugin adds address, secret and workspace.

Usage: {{ include "egov.jenkins.agentPod" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.jenkins.agentPod" -}}
apiVersion: v1
kind: Pod
metadata:
  labels:
    {{- include "egov.selectorLabels" (dict "context" . "component" "jenkins-agent") | nindent 4 }}
    {{- with include "egov.mesh.podLabels" . }}
    {{- . | nindent 4 }}
    {{- end }}
  {{- with include "egov.mesh.podAnnotations" . }}
  annotations:
    {{- . | nindent 4 }}
  {{- end }}
spec:
  {{- include "egov.imagePullSecrets" . | nindent 2 }}
  serviceAccountName: {{ include "egov.jenkins.agentName" . }}
  automountServiceAccountToken: {{ .Values.agents.mayDeploy }}
  enableServiceLinks: false
  securityContext:
    {{- include "egov.podSecurityContext" . | nindent 4 }}
  containers:
    # The plugin knows the agent's container by this name.
    - name: jnlp
      image: {{ include "egov.image" (dict "context" . "image" .Values.agents.image) }}
      imagePullPolicy: {{ include "egov.image.pullPolicy" (dict "context" . "image" .Values.agents.image) }}
      securityContext:
        allowPrivilegeEscalation: false
        capabilities: {drop: [ALL]}
      resources:
        {{- toYaml .Values.agents.resources | nindent 8 }}
{{- end -}}

{{/*
The Service for agents, of no other type than ClusterIP: they are pods of the same cluster.

Usage: {{ include "egov.jenkins.agentService" . }}
Params: the chart's context
*/}}
{{- define "egov.jenkins.agentService" -}}
apiVersion: v1
kind: Service
metadata:
  {{- include "egov.metadata" (dict "context" . "name" (include "egov.jenkins.agentName" .)) | nindent 2 }}
spec:
  type: ClusterIP
  selector:
    {{- include "egov.selectorLabels" (dict "context" .) | nindent 4 }}
  ports:
    - {{ include "egov.service.port" (dict "port" (include "egov.jenkins.agentPort" . | fromYaml) "type" "ClusterIP") | indent 6 | trim }}
{{- end -}}

{{/*
The ServiceAccount of the agents.

Usage: {{ include "egov.jenkins.agentServiceAccount" . }}
Params: the chart's context
*/}}
{{- define "egov.jenkins.agentServiceAccount" -}}
{{- if .Values.agents.enabled }}
apiVersion: v1
kind: ServiceAccount
metadata:
  {{- include "egov.metadata" (dict "context" . "name" (include "egov.jenkins.agentName" .)) | nindent 2 }}
automountServiceAccountToken: false
{{- end }}
{{- end -}}

{{/*
The agents as a member of the release's isolation: no workload of the chart makes their pods. See egov.isolation.member.

Usage: {{ include "egov.jenkins.clients" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.jenkins.clients" -}}
{{- if .Values.agents.enabled }}
jenkins-agent:
  account: {{ include "egov.jenkins.agentName" . }}
  connections:
    {{- range append (include "egov.jenkins.ports" . | fromYamlArray) (include "egov.jenkins.agentPort" . | fromYaml) }}
    - {name: jenkins, port: {{ .containerPort | quote }}}
    {{- end }}
  addresses:
    {{- include "egov.graph.blocks" (dict "policy" .Values.global.networkPolicy "egress" .Values.agents.egress) | nindent 4 }}
{{- end }}
{{- end -}}
