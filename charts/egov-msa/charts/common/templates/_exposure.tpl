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
The URL at which people reach a component, or nothing where no Ingress gives it a host.

Usage: {{ include "egov.exposure.url" . }}
Params: the chart's context
*/}}
{{- define "egov.exposure.url" -}}
{{- $exposure := .Values.exposure -}}
{{- $global := .Values.global.exposure -}}
{{- if and $exposure.enabled (eq $global.type "ingress") -}}
{{- $scheme := ternary "https" "http" (not (empty ($exposure.tlsSecret | default $global.ingress.tlsSecret))) -}}
{{- printf "%s://%s" $scheme (include "egov.exposure.host" (dict "context" . "exposure" $exposure)) -}}
{{- end -}}
{{- end -}}

{{/*
The Ingress of an exposed component.

Usage: {{ include "egov.ingress" . }}
Params: the chart's context
*/}}
{{- define "egov.ingress" -}}
{{- $exposure := .Values.exposure -}}
{{- $ingress := .Values.global.exposure.ingress -}}
{{- if and $exposure.enabled (eq .Values.global.exposure.type "ingress") }}
{{- $host := include "egov.exposure.host" (dict "context" . "exposure" $exposure) -}}
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  {{- include "egov.metadata" (dict "context" . "annotations" (mergeOverwrite ($ingress.annotations | default dict | deepCopy) ($exposure.annotations | default dict))) | nindent 2 }}
spec:
  {{- with $ingress.className }}
  ingressClassName: {{ . | quote }}
  {{- end }}
  {{- with $exposure.tlsSecret | default $ingress.tlsSecret }}
  tls:
    - secretName: {{ . | quote }}
      hosts:
        - {{ $host | quote }}
  {{- end }}
  rules:
    - host: {{ $host | quote }}
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: {{ include "egov.fullname" . }}
                port:
                  {{ ternary "name" "number" (kindIs "string" $exposure.port) }}: {{ $exposure.port | toJson }}
{{- end }}
{{- end -}}
