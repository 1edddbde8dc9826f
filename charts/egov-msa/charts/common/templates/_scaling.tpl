{{/*
The autoscaler of a Deployment: https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/

Usage: {{ include "egov.hpa" . }}
Params: the chart's context
*/}}
{{- define "egov.hpa" -}}
{{- with .Values.autoscaling }}
{{- if .enabled }}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  {{- include "egov.metadata" (dict "context" $) | nindent 2 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {{ include "egov.fullname" $ }}
  minReplicas: {{ .minReplicas | int64 }}
  maxReplicas: {{ .maxReplicas | int64 }}
  metrics:
    {{- range $resource, $percentage := dict "cpu" .targetCPUUtilizationPercentage "memory" .targetMemoryUtilizationPercentage }}
    {{- if $percentage }}
    - type: Resource
      resource:
        name: {{ $resource }}
        target:
          type: Utilization
          averageUtilization: {{ $percentage | int64 }}
    {{- end }}
    {{- end }}
    {{- with .metrics }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- with .behavior }}
  behavior:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/*
The disruption budget of a chart's pods. A single replica gets none, since it would block every node drain.

Usage: {{ include "egov.pdb" . }}
Params: the chart's context
*/}}
{{- define "egov.pdb" -}}
{{- $replicas := .Values.replicaCount -}}
{{- if and .Values.autoscaling .Values.autoscaling.enabled }}{{ $replicas = .Values.autoscaling.minReplicas }}{{ end -}}
{{- if and .Values.pdb.enabled (gt (int $replicas) 1) }}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  {{- include "egov.metadata" (dict "context" .) | nindent 2 }}
spec:
  {{- if .Values.pdb.minAvailable }}
  minAvailable: {{ .Values.pdb.minAvailable | toJson }}
  {{- else if .Values.pdb.maxUnavailable }}
  maxUnavailable: {{ .Values.pdb.maxUnavailable | toJson }}
  {{- end }}
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      {{- include "egov.selectorLabels" (dict "context" .) | nindent 6 }}
{{- end }}
{{- end -}}
