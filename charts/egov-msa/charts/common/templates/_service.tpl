{{/*
The Service of a chart, reaching the pods by the ports' names.

Usage: {{ include "egov.service" (dict "context" . "ports" $workload.ports) }}
Params: context; ports: list of name, servicePort (none for a port of the pod alone), nodePort (0 lets Kubernetes choose), appProtocol
*/}}
{{- define "egov.service" -}}
{{- $service := .context.Values.service -}}
{{- $type := include "egov.service.type" .context -}}
{{- $annotations := $service.annotations -}}
{{- if and (eq $type "LoadBalancer") .context.Values.exposure.enabled }}
{{- $annotations = include "egov.loadBalancer.annotations" .context | fromJson -}}
{{- end -}}
apiVersion: v1
kind: Service
metadata:
  {{- include "egov.metadata" (dict "context" .context "annotations" $annotations) | nindent 2 }}
spec:
  type: {{ $type }}
  {{- if eq $type "LoadBalancer" }}
  {{- with $service.loadBalancerIP }}
  loadBalancerIP: {{ . | quote }}
  {{- end }}
  {{- with $service.loadBalancerSourceRanges }}
  loadBalancerSourceRanges:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- end }}
  selector:
    {{- include "egov.selectorLabels" . | nindent 4 }}
  ports:
    {{- range .ports }}
    {{- if .servicePort }}
    - {{ include "egov.service.port" (dict "port" . "type" $type) | indent 6 | trim }}
    {{- end }}
    {{- end }}
{{- end -}}

{{/*
One port of a Service.

Usage: {{ include "egov.service.port" (dict "port" $port "type" "NodePort") }}
Params: port (see egov.service), type (of the Service)
*/}}
{{- define "egov.service.port" -}}
name: {{ .port.name }}
port: {{ .port.servicePort }}
targetPort: {{ .port.name }}
protocol: TCP
{{- with .port.appProtocol }}
appProtocol: {{ . }}
{{- end }}
{{- if and (ne .type "ClusterIP") .port.nodePort }}
nodePort: {{ .port.nodePort }}
{{- end }}
{{- end -}}

{{/*
A Service's type: the user's choice, else what `global.exposure.type` makes of an exposed component.

Usage: {{ include "egov.service.type" . }}
Params: the chart's context
*/}}
{{- define "egov.service.type" -}}
{{- $types := dict "nodePort" "NodePort" "loadBalancer" "LoadBalancer" -}}
{{- if .Values.service.type -}}
{{- .Values.service.type -}}
{{- else if and .Values.exposure .Values.exposure.enabled -}}
{{- get $types .Values.global.exposure.type | default "ClusterIP" -}}
{{- else -}}
ClusterIP
{{- end -}}
{{- end -}}

{{/*
The headless Service of a StatefulSet. It publishes pods before they are ready, since they need their names to become so.

Usage: {{ include "egov.service.headless" (dict "context" . "ports" $workload.ports) }}
Params: as egov.service
*/}}
{{- define "egov.service.headless" -}}
apiVersion: v1
kind: Service
metadata:
  {{- include "egov.metadata" (dict "context" .context "suffix" "headless") | nindent 2 }}
spec:
  type: ClusterIP
  clusterIP: None
  publishNotReadyAddresses: true
  selector:
    {{- include "egov.selectorLabels" . | nindent 4 }}
  ports:
    {{- range .ports }}
    - {{ include "egov.service.port" (dict "port" . "type" "ClusterIP") | indent 6 | trim }}
    {{- end }}
{{- end -}}
