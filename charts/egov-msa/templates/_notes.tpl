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
{{- $exposed := dict "context" .context "component" .name "exposure" .component.exposure -}}
{{- if has $type (list "ingress" "gateway" "istio") }}
     {{ include "egov.exposure.scheme" $exposed }}://{{ include "egov.exposure.host" $exposed }}
{{- else if eq $type "nodePort" }}
     http://NODE:{{ with int .component.service.nodePort }}{{ . }}{{ else }}$(kubectl get service {{ $service }} --namespace {{ $namespace }} --output jsonpath='{.spec.ports[0].nodePort}'){{ end }}
{{- else if eq $type "loadBalancer" }}
     {{ include "egov.exposure.scheme" $exposed }}://$(kubectl get service {{ $service }} --namespace {{ $namespace }} --output jsonpath='{.status.loadBalancer.ingress[0].*}'):{{ $port }}
{{- else }}
     kubectl port-forward service/{{ $service }} {{ .localPort }}:{{ $port }} --namespace {{ $namespace }}   # http://localhost:{{ .localPort }}
{{- end }}
{{- end -}}

{{/*
The address that the hosts must lead to in the name service, for a way out that gives each component a host.

Usage: {{ include "egov.notes.address" . }}
Params: the umbrella's context
*/}}
{{- define "egov.notes.address" -}}
{{- $exposure := .Values.global.exposure -}}
{{- $namespace := .Release.Namespace -}}
{{- if eq $exposure.type "ingress" }}

   Let the hosts lead to the address that this prints:
     kubectl get ingress --namespace {{ $namespace }} --selector app.kubernetes.io/instance={{ .Release.Name }}
{{- else if and (eq $exposure.type "gateway") (not $exposure.gateway.parentRefs) }}

   Let the hosts lead to the address that this prints, and see whether the Gateway takes the routes:
     kubectl get gateway,httproute --namespace {{ $namespace }} --selector app.kubernetes.io/instance={{ .Release.Name }}
{{- else if eq $exposure.type "gateway" }}

   See whether the Gateway takes the routes:
     kubectl describe httproute --namespace {{ $namespace }} --selector app.kubernetes.io/instance={{ .Release.Name }}
{{- else if eq $exposure.type "istio" }}

   Let the hosts lead to the address of Istio's gateway:
{{- $labels := list -}}
{{- range $key, $value := $exposure.istio.selector | default (dict "istio" "ingressgateway") }}{{ $labels = append $labels (printf "%s=%s" $key $value) }}{{ end }}
     kubectl get service --namespace {{ $exposure.istio.namespace }} --selector {{ join "," $labels }}
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
{{- if eq (toString .enabled) "false" }}
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
{{- if include "egov.strict.movingImage" (dict "context" $.context "component" $component) }}{{ $moving = append $moving $name }}{{ end }}
{{- end }}
{{- with $moving }}

WARNING: the image tag latest, the only one that upstream publishes, runs in
  {{ join ", " . | wrapWith 100 "\n  " }}
The same release can start other programs tomorrow: build your own images, give them one tag in
global.imageTag, or set <service>.image.digest.
{{- end }}
{{- $server := include "egov.registry.host" .context.Values.global.registry.server -}}
{{- $prefix := include "egov.registry.host" .context.Values.global.imageRegistry -}}
{{- if and $server $prefix (ne $server $prefix) }}

WARNING: global.registry.server is {{ $server }}, but images come from {{ $prefix }}, for which its account does not count.
{{- end }}
{{- end -}}
