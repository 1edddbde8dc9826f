{{/*
What the pods of a chart connect to in this release, as a JSON map of three lists: `components` (name, port of its Service),
`outside` (host, port, cidrs, key: a component that the user runs outside the release) and `addresses` (blocks, ports: from
the value `egress`).

Usage: {{ $graph := include "egov.graph" . | fromJson }}
Params: the chart's context
*/}}
{{- define "egov.graph" -}}
{{- $context := . -}}
{{- $components := list -}}
{{- $outside := list -}}
{{- range .Values.connectsTo }}
{{- $to := first (splitList ":" .) -}}
{{- $connection := dict "context" $context "to" $to -}}
{{- if include "egov.connection.port" $connection }}
{{- $known := include "egov.connection.outside" $connection | fromJson -}}
{{- if $known.host }}
{{- $outside = append $outside $known }}
{{- else }}
{{- $components = append $components (dict "name" $to "port" (last (splitList ":" .))) }}
{{- end }}
{{- end }}
{{- end }}
{{- toJson (dict "components" $components "outside" $outside "addresses" (include "egov.graph.addresses" . | fromYamlArray)) -}}
{{- end -}}

{{/*
Addresses outside the cluster that a chart's pods connect to, as a YAML list of blocks and ports. A database whose schema
comes from a ConfigMap downloads nothing.

Usage: {{ $addresses := include "egov.graph.addresses" . | fromYamlArray }}
Params: the chart's context
*/}}
{{- define "egov.graph.addresses" -}}
{{- $policy := .Values.global.networkPolicy -}}
{{- $offline := and .Values.schema (ne (.Values.schema | default dict).source "url") -}}
{{- if not $offline }}
{{- include "egov.graph.blocks" (dict "policy" $policy "egress" .Values.egress) }}
{{- end }}
{{- end -}}

{{/*
What a list of `egress` entries means, as a YAML list of blocks and ports.

Usage: {{ include "egov.graph.blocks" (dict "policy" .Values.global.networkPolicy "egress" .Values.egress) }}
Params: policy (the value global.networkPolicy), egress (list of "internet:PORT", "CIDR:PORT" and "apiServer")
*/}}
{{- define "egov.graph.blocks" -}}
{{- $policy := .policy -}}
{{- range .egress }}
{{- $port := last (splitList ":" .) -}}
{{- $place := trimSuffix (printf ":%s" $port) . -}}
{{- $blocks := list (dict "cidr" $place) -}}
{{- $ports := list $port -}}
{{- if eq . "apiServer" }}
{{- $blocks = list -}}
{{- range $policy.apiServer.cidrs }}{{ $blocks = append $blocks (dict "cidr" .) }}{{ end -}}
{{- $ports = $policy.apiServer.ports -}}
{{- else if eq $place "internet" }}
{{- $blocks = $policy.internet -}}
{{- end }}
{{- if $blocks }}
- blocks:
    {{- toYaml $blocks | nindent 4 }}
  ports:
    {{- range $ports }}
    - {{ int . }}
    {{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/*
The graph of a chart as an annotation of its workload: what an operator reads and the toolkit's checks hold the policies
against. `outside` stands for every address that is no pod of the release.

Usage: {{ include "egov.graph.annotation" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.graph.annotation" -}}
{{- $graph := include "egov.graph" . | fromJson -}}
{{- $edges := list -}}
{{- range $graph.components }}
{{- $edges = append $edges (printf "%s:%s" .name .port) }}
{{- end }}
{{- range $graph.outside }}
{{- $edges = append $edges (printf "outside:%d" (int .port)) }}
{{- end }}
{{- range $graph.addresses }}
{{- range .ports }}
{{- $edges = append $edges (printf "outside:%d" (int .)) }}
{{- end }}
{{- end }}
{{- with uniq $edges }}
egov-msa.io/connects-to: {{ join ", " . | quote }}
{{- end }}
{{- end -}}
