{{/*
Says "true" when the way out gives each component a host: an Ingress, a route of Gateway API, or one of Istio.

Usage: {{ if include "egov.exposure.byHost" . }}
Params: the chart's context
*/}}
{{- define "egov.exposure.byHost" -}}
{{- if has .Values.global.exposure.type (list "ingress" "gateway" "istio") }}true{{ end -}}
{{- end -}}

{{/*
The public host of a component: its own, else its subdomain of `global.domain`, else nothing.

Usage: {{ include "egov.exposure.host" (dict "context" . "exposure" .Values.exposure) }}
Params: context, exposure (host, subdomain)
*/}}
{{- define "egov.exposure.host" -}}
{{- $domain := .context.Values.global.domain -}}
{{- if .exposure.host -}}
{{- .exposure.host -}}
{{- else if $domain -}}
{{- with .exposure.subdomain }}{{ . }}.{{ end }}{{ $domain -}}
{{- end -}}
{{- end -}}

{{/*
The Secret with the certificate of a component's host, or nothing. An issuer fills one for each component; Istio looks for it
in the namespace of its gateway, where the name must not meet that of another release.

Usage: {{ include "egov.exposure.tlsSecret" (dict "context" . "component" "portal" "exposure" .Values.exposure) }}
Params: context, component, exposure (tlsSecret)
*/}}
{{- define "egov.exposure.tlsSecret" -}}
{{- $global := .context.Values.global.exposure -}}
{{- if .exposure.tlsSecret -}}
{{- .exposure.tlsSecret -}}
{{- else if $global.tls.issuer -}}
{{- if eq $global.type "istio" }}{{ .context.Release.Namespace }}-{{ end -}}
{{- include "egov.sibling" . }}-tls
{{- else -}}
{{- $global.tls.secretName -}}
{{- end -}}
{{- end -}}

{{/*
The scheme under which people reach a component: https where it has a certificate, or where TLS ends elsewhere.

Usage: {{ include "egov.exposure.scheme" (dict "context" . "component" "portal" "exposure" .Values.exposure) }}
Params: as egov.exposure.tlsSecret
*/}}
{{- define "egov.exposure.scheme" -}}
{{- $global := .context.Values.global.exposure -}}
{{- $preset := dict "ingress" $global.ingress.preset "loadBalancer" $global.loadBalancer.preset -}}
{{- $aws := and $global.aws.certificateArn (has (get $preset $global.type) (list "alb" "nlb")) -}}
{{- $secret := and (include "egov.exposure.byHost" .context) (include "egov.exposure.tlsSecret" .) -}}
{{- if or $aws $secret $global.tls.endsElsewhere }}https{{ else }}http{{ end -}}
{{- end -}}

{{/*
The URL at which people reach a component, or nothing where nothing gives it a host.

Usage: {{ include "egov.exposure.url" . }}
Params: the chart's context
*/}}
{{- define "egov.exposure.url" -}}
{{- $exposed := dict "context" . "component" .Chart.Name "exposure" .Values.exposure -}}
{{- if and .Values.exposure.enabled (include "egov.exposure.byHost" .) -}}
{{- printf "%s://%s" (include "egov.exposure.scheme" $exposed) (include "egov.exposure.host" $exposed) -}}
{{- end -}}
{{- end -}}

{{/*
The paths that an Ingress or route of the gateway answers itself, as a YAML list: those of the gateway, and the same below
each service that it routes to. Nothing for another component, or where nothing is hidden.

Usage: {{ include "egov.exposure.hiddenPaths" (dict "context" . "component" "apigateway" "connectsTo" .Values.connectsTo) | fromJsonArray }}
Params: context, component, connectsTo
*/}}
{{- define "egov.exposure.hiddenPaths" -}}
{{- $hidden := .context.Values.global.exposure.hidden -}}
{{- $paths := list -}}
{{- if and $hidden.enabled (eq .component "apigateway") -}}
{{- $paths = $hidden.paths -}}
{{- range .connectsTo }}
{{- $service := first (splitList ":" .) -}}
{{- if hasSuffix "-service" $service }}
{{- range $hidden.paths }}{{ $paths = append $paths (printf "/%s%s" $service .) }}{{ end }}
{{- end }}
{{- end }}
{{- end -}}
{{- toJson $paths -}}
{{- end -}}

{{/*
The number of the Service's port that is exposed. A name means the port that people use: of the broker, that of its pages.

Usage: {{ include "egov.exposure.portNumber" (dict "exposure" .Values.exposure "service" .Values.service) }}
Params: exposure (port), service (port, managementPort)
*/}}
{{- define "egov.exposure.portNumber" -}}
{{- if kindIs "string" .exposure.port -}}
{{- .service.managementPort | default .service.port | int -}}
{{- else -}}
{{- .exposure.port | int -}}
{{- end -}}
{{- end -}}

{{/*
The Service that no pod answers for: Ingresses send the hidden paths to it, since every controller then says 503.

Usage: {{ include "egov.exposure.nobody" . }}
Params: the chart's context
*/}}
{{- define "egov.exposure.nobody" -}}
{{- include "egov.sibling" (dict "context" . "component" "nobody") -}}
{{- end -}}
