{{/*
What `global.strict` forbids is not there.

Usage: {{ include "egov.check.strict" $scope }}
Params: context, components
*/}}
{{- define "egov.check.strict" -}}
{{- $scope := . -}}
{{- $strict := .context.Values.global.strict -}}
{{- range $name, $component := .components }}
{{- $one := dict "context" $scope.context "name" $name "component" $component -}}
{{- if $strict.tls }}{{ include "egov.check.strict.tls" $one }}{{ end }}
{{- if $strict.fixedImages }}{{ include "egov.check.strict.fixedImages" $one }}{{ end }}
{{- if $strict.noNodePorts }}{{ include "egov.check.strict.noNodePorts" $one }}{{ end }}
{{- if $strict.privateConsoles }}{{ include "egov.check.strict.privateConsoles" $one }}{{ end }}
{{- include "egov.check.strict.minReplicas" $one }}
{{- end }}
{{- end -}}

{{/*
A component that is reachable from outside has TLS.

Usage: {{ include "egov.check.strict.tls" (dict "context" . "name" "portal" "component" $component) }}
Params: context, name, component (see egov.components)
*/}}
{{- define "egov.check.strict.tls" -}}
{{- $type := .context.Values.global.exposure.type -}}
{{- $exposure := .component.exposure | default dict -}}
{{- if and $exposure.enabled (has $type (list "loadBalancer" "ingress" "gateway" "istio")) }}
{{- $scheme := include "egov.exposure.scheme" (dict "context" .context "component" .name "exposure" $exposure) -}}
{{- if and (eq $scheme "http") (eq $type "loadBalancer") }}
global.strict.tls is true, but {{ .name }} has a load balancer without TLS: choose an exposure type with hosts, name a certificate in global.exposure.aws.certificateArn (preset nlb), or say by global.exposure.tls.endsElsewhere that the load balancer has one.
{{- else if eq $scheme "http" }}
global.strict.tls is true, but the host {{ include "egov.exposure.host" (dict "context" .context "exposure" $exposure) }} of {{ .name }} has no certificate: name a Secret in global.exposure.tls.secretName or an issuer of cert-manager in global.exposure.tls.issuer (on an ALB: global.exposure.aws.certificateArn).
{{- end }}
{{- end }}
{{- end -}}

{{/*
A component runs the same program tomorrow.

Usage: {{ include "egov.check.strict.fixedImages" (dict "context" . "name" "portal" "component" $component) }}
Params: as egov.check.strict.tls
*/}}
{{- define "egov.check.strict.fixedImages" -}}
{{- $image := .component.image | default dict -}}
{{- if and (eq ($image.tag | default "") "latest") (not $image.digest) (not .context.Values.global.imageTag) }}
global.strict.fixedImages is true, but {{ .name }} runs the image tag latest: set global.imageTag for all services, {{ .name }}.image.tag, or {{ .name }}.image.digest.
{{- end }}
{{- end -}}

{{/*
A component opens no port on the nodes.

Usage: {{ include "egov.check.strict.noNodePorts" (dict "context" . "name" "portal" "component" $component) }}
Params: as egov.check.strict.tls
*/}}
{{- define "egov.check.strict.noNodePorts" -}}
{{- $service := .component.service | default dict -}}
{{- $exposed := and (.component.exposure | default dict).enabled (eq .context.Values.global.exposure.type "nodePort") -}}
{{- if or (eq ($service.type | default "") "NodePort") (and $exposed (not $service.type)) }}
global.strict.noNodePorts is true, but {{ .name }} has a port on every node: set global.exposure.type to loadBalancer, ingress, gateway or istio, and leave {{ .name }}.service.type empty.
{{- end }}
{{- end -}}

{{/*
A management console is for the inside, unless the user says otherwise.

Usage: {{ include "egov.check.strict.privateConsoles" (dict "context" . "name" "kibana" "component" $component) }}
Params: as egov.check.strict.tls
*/}}
{{- define "egov.check.strict.privateConsoles" -}}
{{- $global := .context.Values.global -}}
{{- $public := and (.component.exposure | default dict).enabled (ne $global.exposure.type "none") -}}
{{- if and $public (has .name (list "discovery" "rabbitmq" "zipkin" "kibana" "jenkins")) (not (has .name $global.strict.publicConsoles)) }}
global.strict.privateConsoles is true, but {{ .name }} is reachable from outside: set {{ .name }}.exposure.enabled to false, or name it in global.strict.publicConsoles.
{{- end }}
{{- end -}}

{{/*
A service goes on when one of its pods does not.

Usage: {{ include "egov.check.strict.minReplicas" (dict "context" . "name" "portal" "component" $component) }}
Params: as egov.check.strict.tls
*/}}
{{- define "egov.check.strict.minReplicas" -}}
{{- $fewest := int .context.Values.global.strict.minReplicas -}}
{{- with .component.autoscaling }}
{{- $key := ternary "autoscaling.minReplicas" "replicaCount" .enabled -}}
{{- $replicas := ternary .minReplicas $.component.replicaCount .enabled | int -}}
{{- if lt $replicas $fewest }}
global.strict.minReplicas is {{ $fewest }}, but {{ $.name }}.{{ $key }} is {{ $replicas }}: raise it.
{{- end }}
{{- end }}
{{- end -}}
