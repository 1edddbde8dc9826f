{{/*
The annotations of an exposed Service of type LoadBalancer, as a JSON map: those of the preset, of all load balancers, then of this one.

Usage: {{ $annotations := include "egov.loadBalancer.annotations" . | fromJson }}
Params: the chart's context
*/}}
{{- define "egov.loadBalancer.annotations" -}}
{{- $global := .Values.global.exposure.loadBalancer -}}
{{- $preset := dict -}}
{{- if ne $global.preset "none" }}
{{- $preset = include (printf "egov.loadBalancer.preset.%s" $global.preset) . | fromYaml -}}
{{- end }}
{{- mergeOverwrite $preset (deepCopy ($global.annotations | default dict)) (.Values.service.annotations | default dict) | toJson -}}
{{- end -}}

{{/*
A Network Load Balancer of AWS: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/

Usage: {{ include "egov.loadBalancer.preset.nlb" . }}
Params: the chart's context
*/}}
{{- define "egov.loadBalancer.preset.nlb" -}}
{{- $aws := .Values.global.exposure.aws -}}
{{- $health := include "egov.healthCheck" . | fromYaml -}}
service.beta.kubernetes.io/aws-load-balancer-type: external
service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
service.beta.kubernetes.io/aws-load-balancer-scheme: {{ $aws.scheme }}
service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol: http
service.beta.kubernetes.io/aws-load-balancer-healthcheck-path: {{ $health.path | quote }}
service.beta.kubernetes.io/aws-load-balancer-healthcheck-success-codes: {{ $health.codes | quote }}
{{- with $aws.certificateArn }}
service.beta.kubernetes.io/aws-load-balancer-ssl-cert: {{ . | quote }}
{{- end }}
{{- end -}}

{{/*
A load balancer of OpenStack, whose time-outs are in milliseconds:
https://github.com/kubernetes/cloud-provider-openstack/blob/master/docs/openstack-cloud-controller-manager/expose-applications-using-loadbalancer-type-service.md

Usage: {{ include "egov.loadBalancer.preset.octavia" . }}
Params: the chart's context
*/}}
{{- define "egov.loadBalancer.preset.octavia" -}}
{{- $timeout := printf "%d000" (int .Values.global.exposure.timeoutSeconds) -}}
loadbalancer.openstack.org/timeout-client-data: {{ $timeout | quote }}
loadbalancer.openstack.org/timeout-member-data: {{ $timeout | quote }}
loadbalancer.openstack.org/x-forwarded-for: "true"
{{- end -}}

{{/*
A load balancer of NHN Cloud. It has no annotation for time-outs, and takes a certificate only together with its private
key, in the open: let TLS end at an Ingress instead. https://docs.nhncloud.com/en/Container/NKS/en/user-guide/

Usage: {{ include "egov.loadBalancer.preset.nhn" . }}
Params: the chart's context
*/}}
{{- define "egov.loadBalancer.preset.nhn" -}}
{{- $health := include "egov.healthCheck" . | fromYaml -}}
loadbalancer.nhncloud/listener-protocol: TCP
loadbalancer.nhncloud/healthmonitor-type: HTTP
loadbalancer.nhncloud/healthmonitor-http-url: {{ $health.path | quote }}
loadbalancer.nhncloud/healthmonitor-http-expected-code: {{ $health.codes | quote }}
{{- end -}}
