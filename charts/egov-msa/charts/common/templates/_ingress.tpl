{{/*
The Ingress of an exposed component.

Usage: {{ include "egov.ingress" . }}
Params: the chart's context
*/}}
{{- define "egov.ingress" -}}
{{- $exposure := .Values.exposure -}}
{{- $ingress := .Values.global.exposure.ingress -}}
{{- if and $exposure.enabled (eq .Values.global.exposure.type "ingress") }}
{{- $exposed := dict "context" . "component" .Chart.Name "exposure" $exposure "connectsTo" .Values.connectsTo -}}
{{- $host := include "egov.exposure.host" $exposed -}}
{{- $annotations := mergeOverwrite (include "egov.ingress.annotations" . | fromYaml) (deepCopy ($ingress.annotations | default dict)) ($exposure.annotations | default dict) -}}
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  {{- include "egov.metadata" (dict "context" . "annotations" $annotations) | nindent 2 }}
spec:
  {{- with $ingress.className }}
  ingressClassName: {{ . | quote }}
  {{- end }}
  {{- with include "egov.exposure.tlsSecret" $exposed }}
  tls:
    - secretName: {{ . | quote }}
      hosts:
        - {{ $host | quote }}
  {{- end }}
  rules:
    - host: {{ $host | quote }}
      http:
        paths:
          {{- range include "egov.exposure.hiddenPaths" $exposed | fromJsonArray }}
          - path: {{ . | quote }}
            pathType: Prefix
            backend:
              service:
                name: {{ include "egov.exposure.nobody" $ }}
                port:
                  name: http
          {{- end }}
          - path: /
            pathType: Prefix
            backend:
              service:
                name: {{ include "egov.fullname" . }}
                port:
                  {{ ternary "name" "number" (kindIs "string" $exposure.port) }}: {{ $exposure.port | toJson }}
{{- end }}
{{- end -}}

{{/*
The annotations that the values ask of an Ingress: cert-manager's issuer, and those of the controller.

Usage: {{ $annotations := include "egov.ingress.annotations" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.ingress.annotations" -}}
{{- $global := .Values.global.exposure -}}
{{- if and $global.tls.issuer (not .Values.exposure.tlsSecret) }}
cert-manager.io/{{ ternary "cluster-issuer" "issuer" (eq $global.tls.issuerKind "ClusterIssuer") }}: {{ $global.tls.issuer | quote }}
{{- end }}
{{- if ne $global.ingress.preset "none" }}
{{- include (printf "egov.ingress.preset.%s" $global.ingress.preset) . }}
{{- end }}
{{- end -}}

{{/*
Annotations of ingress-nginx: https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/

Usage: {{ include "egov.ingress.preset.nginx" . }}
Params: the chart's context
*/}}
{{- define "egov.ingress.preset.nginx" }}
{{- $global := .Values.global.exposure }}
nginx.ingress.kubernetes.io/proxy-body-size: {{ printf "%dm" (int $global.maxBodyMebibytes) }}
nginx.ingress.kubernetes.io/proxy-read-timeout: {{ int $global.timeoutSeconds | quote }}
nginx.ingress.kubernetes.io/proxy-send-timeout: {{ int $global.timeoutSeconds | quote }}
# Events reach the browser one by one, not when a buffer is full.
nginx.ingress.kubernetes.io/proxy-buffering: "off"
nginx.ingress.kubernetes.io/ssl-redirect: {{ $global.tls.redirect | quote }}
{{- end -}}

{{/*
Annotations of F5's NGINX Ingress Controller: https://docs.nginx.com/nginx-ingress-controller/configuration/ingress-resources/advanced-configuration-with-annotations/

Usage: {{ include "egov.ingress.preset.nginx-org" . }}
Params: the chart's context
*/}}
{{- define "egov.ingress.preset.nginx-org" }}
{{- $global := .Values.global.exposure }}
nginx.org/client-max-body-size: {{ printf "%dm" (int $global.maxBodyMebibytes) }}
nginx.org/proxy-read-timeout: {{ printf "%ds" (int $global.timeoutSeconds) }}
nginx.org/proxy-send-timeout: {{ printf "%ds" (int $global.timeoutSeconds) }}
nginx.org/proxy-buffering: "False"
ingress.kubernetes.io/ssl-redirect: {{ ternary "True" "False" $global.tls.redirect | quote }}
{{- end -}}

{{/*
Annotations of HAProxy's controller, which limits no body: https://www.haproxy.com/documentation/kubernetes-ingress/community/configuration-reference/ingress/

Usage: {{ include "egov.ingress.preset.haproxy" . }}
Params: the chart's context
*/}}
{{- define "egov.ingress.preset.haproxy" }}
{{- $global := .Values.global.exposure }}
haproxy.org/timeout-server: {{ printf "%ds" (int $global.timeoutSeconds) }}
haproxy.org/ssl-redirect: {{ $global.tls.redirect | quote }}
{{- end -}}

{{/*
Annotations of the AWS Load Balancer Controller, which limits no body. All components share one load balancer; each has the
health check of its own readiness probe.
https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/

Usage: {{ include "egov.ingress.preset.alb" . }}
Params: the chart's context
*/}}
{{- define "egov.ingress.preset.alb" }}
{{- $global := .Values.global.exposure }}
{{- $health := include "egov.healthCheck" . | fromYaml }}
alb.ingress.kubernetes.io/scheme: {{ $global.aws.scheme }}
alb.ingress.kubernetes.io/target-type: ip
alb.ingress.kubernetes.io/group.name: {{ printf "%s-%s" .Release.Namespace (include "egov.prefix" .) | trunc 63 | trimSuffix "-" | quote }}
alb.ingress.kubernetes.io/healthcheck-path: {{ $health.path | quote }}
alb.ingress.kubernetes.io/success-codes: {{ $health.codes | quote }}
alb.ingress.kubernetes.io/load-balancer-attributes: idle_timeout.timeout_seconds={{ int $global.timeoutSeconds }}
{{- if $global.aws.certificateArn }}
alb.ingress.kubernetes.io/certificate-arn: {{ $global.aws.certificateArn | quote }}
alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}, {"HTTPS": 443}]'
{{- if $global.tls.redirect }}
alb.ingress.kubernetes.io/ssl-redirect: "443"
{{- end }}
{{- end }}
{{- end -}}

{{/*
How a load balancer asks whether a component lives, as YAML: the path of its readiness probe, and the codes that count. While
the health endpoints are hidden it asks for the first page, where any answer but a failure of the server counts.

Usage: {{ $health := include "egov.healthCheck" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.healthCheck" -}}
{{- $path := dig "readiness" "httpGet" "path" "/" (.Values.probes | default dict) -}}
{{- if include "egov.actuator.hidden" . }}
path: /
codes: 200-499
{{- else }}
path: {{ $path }}
codes: "200"
{{- end }}
{{- end -}}
