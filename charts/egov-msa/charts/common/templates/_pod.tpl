{{/*
The pod template of every workload: identity, security, scheduling, one main container and the volumes it may write to.

Usage: {{ include "egov.pod" (dict "context" . "workload" $workload) | nindent 4 }}
Params: context; workload, all keys optional:
  command, args      of the main container
  ports              list of name, containerPort (and the Service's own fields)
  env                list of EnvVar
  volumeMounts       of the main container
  volumes            of the pod
  initContainers     list of containers, each completed by egov.initContainer
  checksums          name to text whose change must restart the pods
  colocate           true when the pods must share a node with all others on the shared volume
  together           true when the chart's own pods must share a node, for a volume of theirs
  annotations        of the pod
  rollsOut           true for the pods of a Deployment
  shareToken         true when the pod calls the Kubernetes API
  restartPolicy      of a Job's pod
*/}}
{{- define "egov.pod" -}}
{{- $context := .context -}}
{{- $values := .context.Values -}}
{{- $workload := .workload -}}
metadata:
  labels:
    {{- include "egov.podLabels" $context | nindent 4 }}
    {{- if $workload.colocate }}
    {{- include "egov.sharedVolume.labels" $context | nindent 4 }}
    {{- end }}
    {{- with include "egov.mesh.podLabels" $context }}
    {{- . | nindent 4 }}
    {{- end }}
    {{- with $values.podLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- $secrets := include "egov.secrets.given" . -}}
  {{- $mesh := include "egov.mesh.podAnnotations" $context -}}
  {{- $annotations := mergeOverwrite (dict) ($workload.annotations | default dict) ($values.podAnnotations | default dict) -}}
  {{- if or $workload.checksums $secrets $mesh $annotations }}
  annotations:
    {{- range $name, $text := $workload.checksums }}
    checksum/{{ $name }}: {{ sha256sum $text }}
    {{- end }}
    {{- with $secrets }}
    checksum/secrets: {{ sha256sum . }}
    {{- end }}
    {{- with $mesh }}
    {{- . | nindent 4 }}
    {{- end }}
    {{- with $annotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- end }}
spec:
  {{- with include "egov.imagePullSecrets" $context | trim }}
  {{- . | nindent 2 }}
  {{- end }}
  serviceAccountName: {{ include "egov.serviceAccountName" $context | quote }}
  automountServiceAccountToken: {{ $workload.shareToken | default false }}
  {{- /* Service links would set ZIPKIN_PORT=tcp://… and the like, which the applications read as their own settings. */}}
  enableServiceLinks: false
  {{- with $workload.restartPolicy }}
  restartPolicy: {{ . }}
  {{- end }}
  securityContext:
    {{- include "egov.podSecurityContext" $context | nindent 4 }}
  terminationGracePeriodSeconds: {{ $values.terminationGracePeriodSeconds | int64 }}
  {{- with $values.priorityClassName | default $values.global.priorityClassName }}
  priorityClassName: {{ . | quote }}
  {{- end }}
  {{- with include "egov.scheduling" . | trim }}
  {{- . | nindent 2 }}
  {{- end }}
  {{- with include "egov.initContainers" . | trim }}
  initContainers:
    {{- . | nindent 4 }}
  {{- end }}
  containers:
    - name: {{ $context.Chart.Name }}
      {{- include "egov.container" . | nindent 6 }}
  volumes:
    {{- range $name, $path := $values.writableDirectories }}
    - name: {{ $name | quote }}
      emptyDir: {}
    {{- end }}
    {{- range $name, $path := $values.seededDirectories }}
    - name: {{ $name | quote }}
      emptyDir: {}
    {{- end }}
    {{- with include "egov.dataVolume" $context | trim }}
    {{- . | nindent 4 }}
    {{- end }}
    {{- with $workload.volumes }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
    {{- with $values.extraVolumes }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- end -}}

{{/*
The main container.

Usage: {{ include "egov.container" (dict "context" . "workload" $workload) | nindent 6 }}
Params: as egov.pod
*/}}
{{- define "egov.container" -}}
{{- $values := .context.Values -}}
{{- $workload := .workload -}}
image: {{ include "egov.image" (dict "context" .context "image" $values.image) }}
imagePullPolicy: {{ include "egov.image.pullPolicy" (dict "context" .context "image" $values.image) }}
securityContext:
  {{- include "egov.securityContext" .context | nindent 2 }}
{{- with $workload.command }}
command:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $workload.args }}
args:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $workload.ports }}
ports:
  {{- range . }}
  - name: {{ .name }}
    containerPort: {{ .containerPort }}
    protocol: TCP
  {{- end }}
{{- end }}
env:
  {{- $timezone := list (dict "name" "TZ" "value" $values.global.timezone) }}
  {{- include "egov.env" (dict "lists" (list $timezone ($workload.env | default list) $values.extraEnv)) | trim | nindent 2 }}
{{- with $values.extraEnvFrom }}
envFrom:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- include "egov.probes" (include "egov.actuator.probes" .context | fromJson) }}
{{- with $values.lifecycle }}
lifecycle:
  {{- toYaml . | nindent 2 }}
{{- end }}
resources:
  {{- toYaml $values.resources | nindent 2 }}
volumeMounts:
  {{- include "egov.volumeMounts" . | trim | nindent 2 }}
{{- end -}}

{{/*
The main container's mounts: the root file system is read-only, so each directory that its image writes to is one.

Usage: {{ include "egov.volumeMounts" (dict "context" . "workload" $workload) | nindent 8 }}
Params: as egov.pod
*/}}
{{- define "egov.volumeMounts" -}}
{{- $values := .context.Values -}}
{{- range $name, $path := $values.writableDirectories }}
- name: {{ $name | quote }}
  mountPath: {{ $path | quote }}
{{- end }}
{{- range $name, $path := $values.seededDirectories }}
- name: {{ $name | quote }}
  mountPath: {{ $path | quote }}
{{- end }}
{{- with .workload.volumeMounts }}
{{ toYaml . }}
{{- end }}
{{- with $values.extraVolumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/*
Where pods may run: the chart's values before the global ones, plus the node of the shared volume where that is needed.

Usage: {{ include "egov.scheduling" (dict "context" . "workload" $workload) | nindent 6 }}
Params: as egov.pod
*/}}
{{- define "egov.scheduling" -}}
{{- $context := .context -}}
{{- $values := .context.Values -}}
{{- with $values.nodeSelector | default $values.global.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.tolerations | default $values.global.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- $affinity := $values.affinity | default dict | deepCopy -}}
{{- $terms := list -}}
{{- if .workload.colocate }}{{ $terms = append $terms (include "egov.sharedVolume.affinityTerm" $context | fromYaml) }}{{ end }}
{{- if .workload.together }}{{ $terms = append $terms (include "egov.togetherTerm" $context | fromYaml) }}{{ end }}
{{- if $terms }}
{{- $podAffinity := $affinity.podAffinity | default dict -}}
{{- $required := $podAffinity.requiredDuringSchedulingIgnoredDuringExecution | default list -}}
{{- $_ := set $podAffinity "requiredDuringSchedulingIgnoredDuringExecution" (concat $required $terms) -}}
{{- $_ := set $affinity "podAffinity" $podAffinity }}
{{- end }}
{{- with $affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with include "egov.spread" . | trim }}
topologySpreadConstraints:
  {{- . | nindent 2 }}
{{- end }}
{{- end -}}

{{/*
Keeps the pods of a chart on one node while they run.

Usage: {{ include "egov.togetherTerm" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.togetherTerm" -}}
topologyKey: kubernetes.io/hostname
labelSelector:
  matchLabels:
    {{- include "egov.selectorLabels" (dict "context" .) | nindent 4 }}
{{- end -}}
