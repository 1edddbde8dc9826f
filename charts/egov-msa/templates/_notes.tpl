{{/*
How a person reaches one exposed component.

Usage: {{ include "egov.notes.reach" (dict "context" . "name" "portal" "component" $component "localPort" 3000) }}
Params: context, name, component (see egov.components), localPort (for a port-forward; each component has its own)
*/}}
{{- define "egov.notes.reach" -}}
{{- $namespace := .context.Release.Namespace -}}
{{- $service := include "egov.sibling" (dict "context" .context "component" .name) -}}
{{- $port := int .component.service.port -}}
{{- $type := .context.Values.global.exposure.type -}}
{{- if not .component.exposure.enabled }}{{ $type = "none" }}{{ end }}
   {{ .name }}:
{{- if eq $type "ingress" }}
     http{{ if or .component.exposure.tlsSecret .context.Values.global.exposure.ingress.tlsSecret }}s{{ end }}://{{ include "egov.exposure.host" (dict "context" .context "exposure" .component.exposure) }}
{{- else if eq $type "nodePort" }}
     http://NODE:{{ with int .component.service.nodePort }}{{ . }}{{ else }}$(kubectl get service {{ $service }} --namespace {{ $namespace }} --output jsonpath='{.spec.ports[0].nodePort}'){{ end }}
{{- else if eq $type "loadBalancer" }}
     http://$(kubectl get service {{ $service }} --namespace {{ $namespace }} --output jsonpath='{.status.loadBalancer.ingress[0].*}'):{{ $port }}
{{- else }}
     kubectl port-forward service/{{ $service }} {{ .localPort }}:{{ $port }} --namespace {{ $namespace }}   # http://localhost:{{ .localPort }}
{{- end }}
{{- end -}}

{{/*
The command that reads each password that the chart wrote.

Usage: {{ include "egov.notes.secrets" (dict "context" . "components" $components) }}
Params: context, components
*/}}
{{- define "egov.notes.secrets" -}}
{{- $context := .context -}}
{{- $rows := list (list "database" "password" "MySQL, services") (list "messaging" "password" "RabbitMQ") (list "eureka" "password" "Eureka") -}}
{{- if hasKey .components "mysql" }}{{ $rows = append $rows (list "database" "root-password" "MySQL, root") }}{{ end -}}
{{- if hasKey .components "elasticsearch" }}{{ $rows = append $rows (list "elasticsearch" "elastic" "Elasticsearch and Kibana, account elastic") }}{{ end -}}
{{- range $rows }}
   {{ last . }}:
     kubectl get secret {{ include "egov.secretName" (dict "context" $context "of" (first .)) }} --namespace {{ $context.Release.Namespace }} --output go-template='{{ "{{" }} index .data "{{ index . 1 }}" | base64decode {{ "}}" }}'
{{- end }}
{{- with .components.jenkins }}
   Jenkins:
     kubectl get secret {{ .admin.existingSecret | default (include "egov.sibling" (dict "context" $context "component" "jenkins")) }} --namespace {{ $context.Release.Namespace }} --output go-template='{{ "{{" }} index .data "admin-password" | base64decode {{ "}}" }}'
{{- end }}
{{- end -}}

{{/*
What a restart or an uninstall takes away.

Usage: {{ include "egov.notes.transient" (dict "context" . "components" $components) }}
Params: context, components
*/}}
{{- define "egov.notes.transient" -}}
{{- range $name, $component := .components }}
{{- with $component.persistence }}
{{- if not .enabled }}
   - The data of {{ $name }} go with its pod: {{ $name }}.persistence.enabled is false.
{{- end }}
{{- end }}
{{- end }}
{{- if hasKey .components "zipkin" }}
   - Zipkin keeps traces in memory unless zipkin.storage.type says otherwise: they go with its pod.
{{- end }}
   - After helm uninstall the volume claims, the generated Secrets and the storage classes stay. Delete them by hand when
     you want the data gone.
{{- end -}}

{{/*
What works but should not stay so.

Usage: {{ include "egov.notes.warnings" (dict "context" . "components" $components) }}
Params: context, components
*/}}
{{- define "egov.notes.warnings" -}}
{{- $moving := list -}}
{{- range $name, $component := .components }}
{{- with $component.image }}
{{- if and (eq (.tag | default "") "latest") (not .digest) }}{{ $moving = append $moving $name }}{{ end }}
{{- end }}
{{- end }}
{{- with $moving }}

WARNING: the image tag latest, the only one that upstream publishes, runs in
  {{ join ", " . | wrapWith 100 "\n  " }}
The same release can start other programs tomorrow: build your own images, or set <service>.image.digest.
{{- end }}
{{- end -}}
