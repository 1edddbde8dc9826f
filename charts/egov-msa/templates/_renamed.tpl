{{/*
Keys of earlier versions and where their values go now, all from the root of the umbrella's values. The schema bears each old
key as text, so that this table answers for it and not the schema.

Usage: {{ range $old, $new := include "egov.renamed" . | fromYaml }}
Params: none
*/}}
{{- define "egov.renamed" -}}
global.exposure.ingress.tlsSecret: global.exposure.tls.secretName
{{- end -}}

{{/*
Nobody uses a key of an earlier version.

Usage: {{ include "egov.check.renamed" $scope }}
Params: context
*/}}
{{- define "egov.check.renamed" -}}
{{- $context := .context -}}
{{- range $old, $new := include "egov.renamed" $context | fromYaml }}
{{- $value := $context.Values -}}
{{- range $part := splitList "." $old }}
{{- if kindIs "map" $value }}{{ $value = get $value $part }}{{ else }}{{ $value = "" }}{{ end -}}
{{- end }}
{{- if $value }}
{{ $old }} is now {{ $new }}: move its value there. UPGRADING.md lists what else changed.
{{- end }}
{{- end }}
{{- end -}}
