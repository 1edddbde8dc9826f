{{/*
What `global.strict` forbids is not there.

Usage: {{ include "egov.check.strict" $scope }}
Params: context, components
*/}}
{{- define "egov.check.strict" -}}
{{- $scope := . -}}
{{- $strict := .context.Values.global.strict -}}
{{- $moving := list -}}
{{- $onNodes := list -}}
{{- $consoles := list -}}
{{- range $name, $component := .components }}
{{- $one := dict "context" $scope.context "name" $name "component" $component -}}
{{- if $strict.tls }}{{ include "egov.check.strict.tls" $one }}{{ end }}
{{- include "egov.check.strict.minReplicas" $one }}
{{- if include "egov.strict.movingImage" $one }}{{ $moving = append $moving $name }}{{ end }}
{{- if include "egov.strict.nodePort" $one }}{{ $onNodes = append $onNodes $name }}{{ end }}
{{- if include "egov.strict.publicConsole" $one }}{{ $consoles = append $consoles $name }}{{ end }}
{{- end }}
{{- if and $strict.isolation (not .context.Values.global.networkPolicy.enabled) }}
global.strict.isolation is true, but global.networkPolicy.enabled is false, so every pod of the cluster reaches database and broker: set it to true.
{{- end }}
{{- if and $strict.fixedImages $moving }}
global.strict.fixedImages is true, but the image tag latest runs in {{ join ", " $moving }}: set global.imageTag for all services, or image.tag or image.digest of each.
{{- end }}
{{- if and $strict.noNodePorts $onNodes }}
global.strict.noNodePorts is true, but each node has a port of {{ join ", " $onNodes }}: set global.exposure.type to loadBalancer, ingress, gateway or istio, and leave service.type empty.
{{- end }}
{{- if and $strict.privateConsoles $consoles }}
global.strict.privateConsoles is true, but people outside reach {{ join ", " $consoles }}: set exposure.enabled of each to false, or name it in global.strict.publicConsoles.
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
{{- $ownType := (.component.service | default dict).type | default "" -}}
{{- if eq $ownType "LoadBalancer" }}{{ $type = "loadBalancer" }}{{ end -}}
{{- if or (eq $ownType "LoadBalancer") (and $exposure.enabled (has $type (list "loadBalancer" "ingress" "gateway" "istio"))) }}
{{- $scheme := include "egov.exposure.scheme" (dict "context" .context "component" .name "exposure" $exposure) -}}
{{- /* A certificate of hosts is none of a load balancer that stands beside them. */}}
{{- if and (eq $ownType "LoadBalancer") (not .context.Values.global.exposure.tls.endsElsewhere) }}{{ $scheme = "http" }}{{ end -}}
{{- if and (eq $scheme "http") (eq $type "loadBalancer") }}
global.strict.tls is true, but {{ .name }} has a load balancer without TLS: choose an exposure type with hosts, name a certificate in global.exposure.aws.certificateArn (preset nlb), or say by global.exposure.tls.endsElsewhere that the load balancer has one.
{{- else if eq $scheme "http" }}
global.strict.tls is true, but the host {{ include "egov.exposure.host" (dict "context" .context "exposure" $exposure) }} of {{ .name }} has no certificate: name a Secret in global.exposure.tls.secretName or an issuer of cert-manager in global.exposure.tls.issuer (on an ALB: global.exposure.aws.certificateArn).
{{- end }}
{{- end }}
{{- end -}}

{{/*
Says "true" when a component may run another program tomorrow.

Usage: {{ if include "egov.strict.movingImage" (dict "context" . "name" "portal" "component" $component) }}
Params: as egov.check.strict.tls
*/}}
{{- define "egov.strict.movingImage" -}}
{{- $image := .component.image | default dict -}}
{{- if and (eq ($image.tag | default "") "latest") (not $image.digest) (not .context.Values.global.imageTag) }}true{{ end -}}
{{- end -}}

{{/*
Says "true" when a component opens a port on every node.

Usage: {{ if include "egov.strict.nodePort" (dict "context" . "name" "portal" "component" $component) }}
Params: as egov.check.strict.tls
*/}}
{{- define "egov.strict.nodePort" -}}
{{- $type := (.component.service | default dict).type -}}
{{- $exposed := and (.component.exposure | default dict).enabled (eq .context.Values.global.exposure.type "nodePort") -}}
{{- if or (eq ($type | default "") "NodePort") (and $exposed (not $type)) }}true{{ end -}}
{{- end -}}

{{/*
Says "true" when what is for the inside is reachable from outside, and the user has not named it: a management console, or the
config server, which tells every setting to whoever asks.

Usage: {{ if include "egov.strict.publicConsole" (dict "context" . "name" "kibana" "component" $component) }}
Params: as egov.check.strict.tls
*/}}
{{- define "egov.strict.publicConsole" -}}
{{- $global := .context.Values.global -}}
{{- $ownType := (.component.service | default dict).type | default "" -}}
{{- $exposed := and (.component.exposure | default dict).enabled (ne $global.exposure.type "none") -}}
{{- $public := or $exposed (has $ownType (list "NodePort" "LoadBalancer")) -}}
{{- $console := has .name (list "config" "discovery" "rabbitmq" "zipkin" "kibana" "jenkins") -}}
{{- if and $public $console (not (has .name $global.strict.publicConsoles)) }}true{{ end -}}
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
