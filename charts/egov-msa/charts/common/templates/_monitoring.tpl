{{/*
The ServiceMonitor of a component that exposes metrics, see
https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.ServiceMonitor
The labels choose all Services of the component; only one of them has the port.

Usage: {{ include "egov.serviceMonitor" (dict "context" . "port" "http-metrics" "path" "/metrics") }}
Params: context, port (name of a Service's port), path
*/}}
{{- define "egov.serviceMonitor" -}}
{{- $monitors := .context.Values.global.monitoring.serviceMonitors -}}
{{- if $monitors.enabled }}
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  {{- include "egov.metadata" (dict "context" .context "labels" $monitors.labels) | nindent 2 }}
spec:
  selector:
    matchLabels:
      {{- include "egov.selectorLabels" (dict "context" .context) | nindent 6 }}
  endpoints:
    - port: {{ .port }}
      path: {{ .path }}
      interval: {{ $monitors.interval }}
{{- end }}
{{- end -}}

{{/*
The dashboard of a component, in a ConfigMap that Grafana's sidecar finds by its label:
https://github.com/grafana/helm-charts/tree/main/charts/grafana#sidecar-for-dashboards

Usage: {{ include "egov.dashboard" . }}
Params: the chart's context; the dashboard is its files/dashboard.json
*/}}
{{- define "egov.dashboard" -}}
{{- $dashboards := .Values.global.monitoring.dashboards -}}
{{- if $dashboards.enabled }}
{{- $name := printf "%s-dashboard.json" (include "egov.fullname" .) -}}
{{ include "egov.configmap" (dict "context" . "suffix" "dashboard" "labels" $dashboards.labels "annotations" $dashboards.annotations "data" (dict $name (.Files.Get "files/dashboard.json"))) }}
{{- end }}
{{- end -}}

{{/*
The policy that lets Prometheus connect to the metrics of a component.

Usage: {{ include "egov.networkPolicy.scraper" (dict "context" . "name" "zipkin" "port" 9411) }}
Params: context (the umbrella's), name, port (of the pods)
*/}}
{{- define "egov.networkPolicy.scraper" -}}
{{- $scraper := .context.Values.global.monitoring.scraper -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "egov.metadata" (dict "context" .context "name" (include "egov.sibling" (dict "context" .context "component" .name)) "suffix" "metrics" "component" .name "tier" "network") | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      {{- include "egov.selectorLabels" (dict "context" .context "component" .name) | nindent 6 }}
  policyTypes: [Ingress]
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              {{- toYaml $scraper.namespaceLabels | nindent 14 }}
          podSelector:
            matchLabels:
              {{- toYaml $scraper.podLabels | nindent 14 }}
      ports:
        - {port: {{ .port }}, protocol: TCP}
{{- end -}}
