{{/*
Every exposed component has one way out, and a host where the way needs it.

Usage: {{ include "egov.check.exposure" $scope }}
Params: context, components
*/}}
{{- define "egov.check.exposure" -}}
{{- $context := .context -}}
{{- $exposure := $context.Values.global.exposure -}}
{{- $way := get (dict "ingress" "Ingress" "gateway" "Gateway API" "istio" "Istio") $exposure.type -}}
{{- $hosts := dict -}}
{{- range $name, $component := .components }}
{{- if and $way $component.exposure $component.exposure.enabled }}
{{- $host := include "egov.exposure.host" (dict "context" $context "exposure" $component.exposure) -}}
{{- if not $host }}
{{ $name }} is exposed by {{ $way }} but has no host: set global.domain or {{ $name }}.exposure.host.
{{- else if hasKey $hosts $host }}
{{ $name }} and {{ get $hosts $host }} have the same host {{ $host }}: give one of them another exposure.subdomain.
{{- end }}
{{- $_ := set $hosts $host $name }}
{{- if has $component.service.type (list "NodePort" "LoadBalancer") }}
{{ $name }} is exposed twice: by {{ $way }} and by {{ $name }}.service.type {{ $component.service.type }}. Leave service.type empty, or turn {{ $name }}.exposure.enabled off.
{{- end }}
{{- end }}
{{- end }}
{{- if and (eq $exposure.type "gateway") (not $exposure.gateway.className) (not $exposure.gateway.parentRefs) }}
global.exposure.type is gateway, so global.exposure.gateway.className must name the class of the Gateway to make, or global.exposure.gateway.parentRefs one that is there.
{{- end }}
{{- if and (eq $exposure.type "ingress") (eq $exposure.ingress.preset "alb") (gt (mul (len $exposure.hidden.paths) 7) 90) $exposure.hidden.enabled }}
global.exposure.hidden.paths has {{ len $exposure.hidden.paths }} paths, each for the gateway and six services, but an ALB takes 100 rules: name 12 at most.
{{- end }}
{{- end -}}

{{/*
Certificates come from one place, and from where the way out can take them.

Usage: {{ include "egov.check.certificates" $scope }}
Params: context, components
*/}}
{{- define "egov.check.certificates" -}}
{{- $exposure := .context.Values.global.exposure -}}
{{- $tls := $exposure.tls -}}
{{- if and $tls.issuer $tls.secretName }}
global.exposure.tls.issuer and global.exposure.tls.secretName are both set: an issuer makes a Secret for each host, so leave secretName empty.
{{- end }}
{{- $alb := and (eq $exposure.type "ingress") (eq $exposure.ingress.preset "alb") -}}
{{- if and $alb (or $tls.issuer $tls.secretName) }}
global.exposure.ingress.preset is alb, which takes no certificate from a Secret: name one of AWS Certificate Manager in global.exposure.aws.certificateArn, in place of global.exposure.tls.
{{- end }}
{{- $foreign := or (and (eq $exposure.type "gateway") $exposure.gateway.parentRefs) (and (eq $exposure.type "istio") $exposure.istio.gateways) -}}
{{- if and $foreign (or $tls.issuer $tls.secretName) }}
global.exposure.tls names certificates, but the gateway is one that is there already and has its own: leave them out, and set global.exposure.tls.endsElsewhere when it serves HTTPS.
{{- end }}
{{- end -}}

{{/*
The cluster knows the kinds that the way out needs.

Usage: {{ include "egov.check.exposureApis" $scope }}
Params: context, components
*/}}
{{- define "egov.check.exposureApis" -}}
{{- $context := .context -}}
{{- $exposure := $context.Values.global.exposure -}}
{{- $needed := dict -}}
{{- if eq $exposure.type "gateway" }}{{ $_ := set $needed "gateway.networking.k8s.io/v1" (list "global.exposure.type is gateway" "Gateway API") }}{{ end }}
{{- if eq $exposure.type "istio" }}{{ $_ := set $needed "networking.istio.io/v1" (list "global.exposure.type is istio" "Istio") }}{{ end }}
{{- if and $exposure.tls.issuer (include "egov.exposure.byHost" $context) }}
{{- $_ := set $needed "cert-manager.io/v1" (list "global.exposure.tls.issuer is set" "cert-manager") }}
{{- end }}
{{- range $api, $words := $needed }}
{{- if include "egov.capabilities.lacks" (dict "context" $context "apiVersion" $api) }}
{{ first $words }}, but this cluster does not serve {{ $api }}: install {{ last $words }} in it first, or choose another way. (helm template believes the flag --api-versions {{ $api }}.)
{{- end }}
{{- end }}
{{- end -}}
