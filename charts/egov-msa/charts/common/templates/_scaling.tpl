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

{{/*
A priority class. The cluster keeps it after an uninstall, since the pods of other releases may still name it.

Usage: {{ include "egov.priorityClass" (dict "context" . "name" "egov" "class" $class) }}
Params: context, name, class (an entry of the value `global.priorityClasses`)
*/}}
{{- define "egov.priorityClass" -}}
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata:
  {{- include "egov.metadata" (dict "context" .context "clusterScoped" true "name" .name "tier" "scheduling" "annotations" (dict "helm.sh/resource-policy" "keep")) | nindent 2 }}
value: {{ .class.value | int64 }}
preemptionPolicy: {{ ternary "PreemptLowerPriority" "Never" (dig "preempts" true .class) }}
{{- with .class.description }}
description: {{ . | quote }}
{{- end }}
{{- end -}}

{{/*
The most replicas that a Deployment may have.

Usage: {{ if gt (include "egov.mostReplicas" . | int) 1 }}
Params: the chart's context
*/}}
{{- define "egov.mostReplicas" -}}
{{- if and .Values.autoscaling .Values.autoscaling.enabled -}}
{{- .Values.autoscaling.maxReplicas | int -}}
{{- else -}}
{{- .Values.replicaCount | int -}}
{{- end -}}
{{- end -}}

{{/*
How the replicas of a Deployment are spread, as a YAML list: as the user says, else over zones and nodes where that is
possible. Pods of the old and the new revision are counted apart, or a rollout would leave them in one place.

Usage: {{ include "egov.spread" (dict "context" . "workload" $workload) }}
Params: as egov.pod
*/}}
{{- define "egov.spread" -}}
{{- $context := .context -}}
{{- $selector := dict "labelSelector" (dict "matchLabels" (include "egov.selectorLabels" (dict "context" $context) | fromYaml)) -}}
{{- $constraints := $context.Values.topologySpreadConstraints | default list -}}
{{- $tied := or .workload.colocate .workload.together -}}
{{- if and (not $constraints) (not $tied) .workload.rollsOut $context.Values.global.spreadReplicas (gt (include "egov.mostReplicas" $context | int) 1) -}}
{{- range $key := list "topology.kubernetes.io/zone" "kubernetes.io/hostname" -}}
{{- $constraints = append $constraints (dict "maxSkew" 1 "topologyKey" $key "whenUnsatisfiable" "ScheduleAnyway" "matchLabelKeys" (list "pod-template-hash")) -}}
{{- end -}}
{{- end -}}
{{- range $constraints }}
- {{ mergeOverwrite (deepCopy $selector) (deepCopy .) | toYaml | indent 2 | trim }}
{{- end }}
{{- end -}}
