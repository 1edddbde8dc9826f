{{/*
The cluster has the API that the monitors need, the scraper is named in full, and priority classes have names of their own.

Usage: {{ include "egov.check.operations" $scope }}
Params: context, components
*/}}
{{- define "egov.check.operations" -}}
{{- $global := .context.Values.global -}}
{{- if and $global.monitoring.serviceMonitors.enabled (include "egov.capabilities.lacks" (dict "context" .context "apiVersion" "monitoring.coreos.com/v1")) }}
global.monitoring.serviceMonitors.enabled is true, but the cluster does not serve monitoring.coreos.com/v1: install the Prometheus operator first, or turn it off.
{{- end }}
{{- if and $global.monitoring.scraper.podLabels (not $global.monitoring.scraper.namespaceLabels) }}
global.monitoring.scraper.podLabels is set, but global.monitoring.scraper.namespaceLabels is empty: name the namespace of your Prometheus, too.
{{- end }}
{{- range $name, $class := $global.priorityClasses }}
{{- if hasPrefix "system-" $name }}
global.priorityClasses.{{ $name }} has a name that Kubernetes keeps for itself: choose one without system- before it.
{{- end }}
{{- end }}
{{- end -}}
