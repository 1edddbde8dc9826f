{{/*
Everything that may talk in this release, as a JSON map of name to member: the components, the pods that Jenkins starts and
the clients that the user names. See egov.isolation.member for the keys; `calls` (name, port of the pods) joins them here.

Usage: {{ $members := include "egov.isolation.members" . | fromJson }}
Params: the umbrella's context
*/}}
{{- define "egov.isolation.members" -}}
{{- $members := dict -}}
{{- range $name, $chart := .Subcharts }}
{{- if $chart.Values.serviceAccount }}
{{- $_ := set $members $name (include "egov.isolation.member" $chart | fromJson) -}}
{{- end }}
{{- end }}
{{- with .Subcharts.jenkins }}
{{- $members = merge $members (include "egov.jenkins.clients" . | fromYaml) -}}
{{- end }}
{{- $members = merge $members (include "egov.isolation.clients" . | fromYaml) -}}
{{- range $name, $member := $members }}
{{- $calls := list -}}
{{- range $connection := $member.connections }}
{{- $target := get $members $connection.name -}}
{{- if $target }}
{{- $port := get ($target.ports | default dict) $connection.port | default $connection.port -}}
{{- $calls = append $calls (dict "name" $connection.name "port" (int $port)) -}}
{{- end }}
{{- end }}
{{- $_ := set $member "calls" $calls -}}
{{- end }}
{{- toJson $members -}}
{{- end -}}

{{/*
A component as the policies see it, as a JSON map: `account` (its ServiceAccount), `ports` (of the Service to that of the pods),
`entrances` (ports of the pods that are exposed), `connections` (name, port of the Service) and `addresses` (blocks, ports).

Usage: {{ include "egov.isolation.member" . | fromJson }}
Params: the chart's context
*/}}
{{- define "egov.isolation.member" -}}
{{- $graph := include "egov.graph" . | fromJson -}}
{{- $addresses := $graph.addresses -}}
{{- range $graph.outside }}
{{- $blocks := list -}}
{{- range .cidrs }}{{ $blocks = append $blocks (dict "cidr" .) }}{{ end -}}
{{- /* A rule without addresses would let the pods out to everybody. */ -}}
{{- if $blocks }}{{ $addresses = append $addresses (dict "blocks" $blocks "ports" (list (int .port))) }}{{ end -}}
{{- end }}
{{- $ports := dict -}}
{{- range include "egov.isolation.ports" . | fromYamlArray }}
{{- $_ := set $ports (.servicePort | int | toString) (int .containerPort) -}}
{{- end }}
{{- $member := dict "account" (include "egov.serviceAccountName" .) "ports" $ports "connections" $graph.components "addresses" $addresses -}}
{{- $_ := set $member "entrances" (include "egov.isolation.entrances" . | fromYamlArray) -}}
{{- toJson $member -}}
{{- end -}}

{{/*
The ports of a component's Service, as a YAML list; see egov.service.

Usage: {{ include "egov.isolation.ports" . | fromYamlArray }}
Params: the chart's context
*/}}
{{- define "egov.isolation.ports" -}}
{{- if .Values.runtime -}}
{{- include "egov.microservice.ports" . -}}
{{- else if .Values.service -}}
{{- include (printf "egov.%s.ports" .Chart.Name) . -}}
{{- end -}}
{{- end -}}

{{/*
The ports of the pods that are reached from outside, as a YAML list: all of a Service that the nodes or a load balancer
offer, else the one that a route names.

Usage: {{ include "egov.isolation.entrances" . | fromYamlArray }}
Params: the chart's context
*/}}
{{- define "egov.isolation.entrances" -}}
{{- if .Values.service }}
{{- $isService := ne (include "egov.service.type" .) "ClusterIP" -}}
{{- $isRoute := and .Values.exposure .Values.exposure.enabled (not (has .Values.global.exposure.type (list "none" "nodePort" "loadBalancer"))) -}}
{{- range include "egov.isolation.ports" . | fromYamlArray }}
{{- if and .servicePort (or $isService (and $isRoute (has (toString $.Values.exposure.port) (list .name (.servicePort | int | toString))))) }}
- {{ .containerPort }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/*
The pods beside the components that the user names in `global.networkPolicy.clients`, as a YAML map of members.

Usage: {{ include "egov.isolation.clients" . | fromYaml }}
Params: the umbrella's context
*/}}
{{- define "egov.isolation.clients" -}}
{{- $policy := .Values.global.networkPolicy -}}
{{- range $name, $client := $policy.clients }}
{{ $name | quote }}:
  account: {{ $client.serviceAccount | default (include "egov.sibling" (dict "context" $ "component" $name)) | quote }}
  connections:
    {{- range $client.connectsTo }}
    - {name: {{ first (splitList ":" .) | quote }}, port: {{ last (splitList ":" .) | quote }}}
    {{- end }}
  addresses:
    {{- include "egov.graph.blocks" (dict "policy" $policy "egress" $client.egress) | nindent 4 }}
{{- end }}
{{- end -}}

{{/*
Who calls a component, as a JSON map of port (of the pods) to the names of the callers.

Usage: {{ include "egov.isolation.callers" (dict "members" $members "of" "mysql") | fromJson }}
Params: members, of (a component's name)
*/}}
{{- define "egov.isolation.callers" -}}
{{- $callers := dict -}}
{{- range $name, $member := .members }}
{{- range $call := $member.calls }}
{{- if eq $call.name $.of }}
{{- $port := $call.port | int | toString -}}
{{- $_ := set $callers $port (append (get $callers $port | default list) $name | uniq) -}}
{{- end }}
{{- end }}
{{- end }}
{{- toJson $callers -}}
{{- end -}}
