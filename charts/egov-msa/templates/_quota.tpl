{{/*
The quota holds the release at its largest: every autoscaler at its maximum, and all Deployments rolling at once.

Usage: {{ include "egov.check.quota" $scope }}
Params: context, components
*/}}
{{- define "egov.check.quota" -}}
{{- $hard := .context.Values.tenancy.quota.hard -}}
{{- if $hard }}
{{- $needs := include "egov.quota.needs" .context | fromJson -}}
{{- range $name, $amount := $hard }}
{{- $needed := get $needs (get (dict "cpu" "requests.cpu" "memory" "requests.memory") $name | default $name) | default 0 | int64 -}}
{{- if gt $needed (include "egov.quantity.milli" $amount | int64) }}
{{- $text := include "egov.quantity.format" (dict "name" $name "milli" $needed) }}
tenancy.quota.hard gives {{ $name }} {{ include "egov.quantity.text" $amount }}, but the release needs {{ $text }} when every autoscaler is at its maximum and all Deployments roll: set tenancy.quota.hard."{{ $name }}" to {{ $text }}, or lower {{ ternary "the sizes of the volumes (global.storage.shared.size, <component>.persistence.size)" "<service>.autoscaling.maxReplicas, replicaCount or resources" (or (contains "storage" $name) (contains "claims" $name)) }}.
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/*
What the release takes from a ResourceQuota at its largest size, as a JSON map of resource to thousandths. It adds up the
rendered workloads and claims, so nothing that a chart puts into a pod is forgotten.

Usage: {{ $needs := include "egov.quota.needs" . | fromJson }}
Params: the umbrella's context, of a template
*/}}
{{- define "egov.quota.needs" -}}
{{- $context := . -}}
{{- $needs := dict -}}
{{- $templates := .Template.BasePath | trimSuffix "/templates" -}}
{{- range $name, $chart := .Subcharts }}
{{- range include "egov.quota.templates" $name | splitList " " | compact }}
{{- $text := include (printf "%s/charts/%s/templates/%s.yaml" $templates $name .) (merge (dict "Template" $context.Template) $chart) -}}
{{- include "egov.quota.add" (dict "needs" $needs "text" $text "autoscaling" $chart.Values.autoscaling "injected" $context.Values.tenancy.quota.injected) }}
{{- end }}
{{- end }}
{{- include "egov.quota.add" (dict "needs" $needs "text" (include "egov.extraObjects" .) "injected" .Values.tenancy.quota.injected) }}
{{- toJson $needs -}}
{{- end -}}

{{/*
The templates of a subchart that make pods and claims, separated by spaces: a service has one Deployment.

Usage: {{ include "egov.quota.templates" "mysql" | splitList " " }}
Params: the subchart's name
*/}}
{{- define "egov.quota.templates" -}}
{{- $others := dict
  "backup" "cronjob cronjob-restore job-volume persistentvolumeclaim"
  "elasticsearch" "statefulset"
  "jenkins" "statefulset"
  "mysql" "statefulset"
  "nfs-provisioner" "deployment persistentvolumeclaim"
  "rabbitmq" "statefulset"
  "storage" "persistentvolumeclaim"
-}}
{{- if ne . "common" }}{{ get $others . | default "deployment" }} extra-objects{{ end -}}
{{- end -}}

{{/*
Adds what the objects in a text take.

Usage: {{ include "egov.quota.add" (dict "needs" $needs "text" $text) }}
Params: needs (the map to add to), text (of YAML documents), autoscaling (of the Deployment in it), injected (into each pod)
*/}}
{{- define "egov.quota.add" -}}
{{- $scope := . -}}
{{- range regexSplit "(?m)^---.*$" .text -1 }}
{{- $object := fromYaml . -}}
{{- $kind := $object.kind -}}
{{- $spec := $object.spec | default dict -}}
{{- if eq $kind "PersistentVolumeClaim" }}
{{- include "egov.quota.addClaim" (dict "needs" $scope.needs "times" 1 "spec" $spec) }}
{{- else if has $kind (list "Deployment" "StatefulSet" "Job" "CronJob") }}
{{- if eq $kind "CronJob" }}{{ $spec = $spec.jobTemplate.spec }}{{ end -}}
{{- $pods := include "egov.quota.pods" (dict "kind" $kind "spec" $spec "autoscaling" $scope.autoscaling) | int64 -}}
{{- include "egov.quota.addPods" (dict "needs" $scope.needs "times" $pods "spec" $spec.template.spec "injected" $scope.injected) }}
{{- range $spec.volumeClaimTemplates }}
{{- include "egov.quota.addClaim" (dict "needs" $scope.needs "times" $pods "spec" .spec) }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/*
The most pods that a workload has at one time: its replicas, or those of its autoscaler, and those that a rolling update adds.

Usage: {{ include "egov.quota.pods" (dict "kind" "Deployment" "spec" $spec "autoscaling" .Values.autoscaling) | int64 }}
Params: kind, spec, autoscaling
*/}}
{{- define "egov.quota.pods" -}}
{{- $replicas := dig "replicas" (dig "parallelism" 1 .spec) .spec | int64 -}}
{{- if and (eq .kind "Deployment") .autoscaling .autoscaling.enabled }}{{ $replicas = int64 .autoscaling.maxReplicas }}{{ end -}}
{{- $surge := 0 -}}
{{- if and (eq .kind "Deployment") (gt $replicas 0) (ne (dig "strategy" "type" "RollingUpdate" .spec) "Recreate") -}}
{{- /* 25% is Kubernetes' own default. */ -}}
{{- $text := dig "strategy" "rollingUpdate" "maxSurge" "25%" .spec | toString -}}
{{- $surge = int64 (trimSuffix "%" $text) -}}
{{- if hasSuffix "%" $text }}{{ $surge = mulf $replicas $surge 0.01 | ceil | int64 }}{{ end -}}
{{- end -}}
{{- add $replicas $surge -}}
{{- end -}}

{{/*
Adds pods of one spec. A pod counts as the larger of its containers together and of its largest init container:
https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers

Usage: {{ include "egov.quota.addPods" (dict "needs" $needs "times" 3 "spec" $podSpec "injected" $resources) }}
Params: needs, times (how many pods), spec, injected
*/}}
{{- define "egov.quota.addPods" -}}
{{- $scope := . -}}
{{- range $group := list "requests" "limits" }}
{{- range $resource := list "cpu" "memory" }}
{{- $place := dict "group" $group "resource" $resource -}}
{{- $lasting := include "egov.quota.amount" (merge (dict "resources" $scope.injected) $place) | int64 -}}
{{- $starting := $lasting -}}
{{- range $scope.spec.initContainers }}
{{- $amount := include "egov.quota.amount" (merge (dict "resources" .resources) $place) | int64 -}}
{{- /* A container that restarts always runs beside all that come after it. */ -}}
{{- if eq (.restartPolicy | default "") "Always" }}{{ $lasting = add $lasting $amount }}{{ $amount = 0 }}{{ end -}}
{{- $starting = max $starting (add $lasting $amount) -}}
{{- end }}
{{- range $scope.spec.containers }}
{{- $lasting = add $lasting (include "egov.quota.amount" (merge (dict "resources" .resources) $place) | int64) -}}
{{- end }}
{{- $key := printf "%s.%s" $group $resource -}}
{{- $_ := set $scope.needs $key (add (get $scope.needs $key | default 0) (mul $scope.times (max $starting $lasting))) -}}
{{- end }}
{{- end }}
{{- $_ := set .needs "pods" (add (get .needs "pods" | default 0) (mul .times 1000)) -}}
{{- end -}}

{{/*
The thousandths that resources have for one amount. Kubernetes takes a request that is not given from the limit.

Usage: {{ include "egov.quota.amount" (dict "resources" .resources "group" "requests" "resource" "cpu") | int64 }}
Params: resources, group (requests or limits), resource
*/}}
{{- define "egov.quota.amount" -}}
{{- $resources := .resources | default dict -}}
{{- $amount := dig .group .resource "" $resources -}}
{{- if and (eq (toString $amount) "") (eq .group "requests") }}{{ $amount = dig "limits" .resource "" $resources }}{{ end -}}
{{- include "egov.quantity.milli" ($amount | default 0) -}}
{{- end -}}

{{/*
Adds claims for volumes of one spec.

Usage: {{ include "egov.quota.addClaim" (dict "needs" $needs "times" 1 "spec" $claimSpec) }}
Params: needs, times (how many), spec
*/}}
{{- define "egov.quota.addClaim" -}}
{{- $size := include "egov.quantity.milli" .spec.resources.requests.storage | int64 -}}
{{- $_ := set .needs "requests.storage" (add (get .needs "requests.storage" | default 0) (mul .times $size)) -}}
{{- $_ := set .needs "persistentvolumeclaims" (add (get .needs "persistentvolumeclaims" | default 0) (mul .times 1000)) -}}
{{- end -}}
