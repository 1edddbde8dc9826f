{{/*
A quantity as text: a large number of a values file would print as 1.2345678e+07.

Usage: {{ include "egov.quantity.text" 1073741824 }}
Params: the quantity, text or number
*/}}
{{- define "egov.quantity.text" -}}
{{- if and (kindIs "float64" .) (eq (float64 (int64 .)) .) }}{{ int64 . }}{{ else }}{{ toString . }}{{ end -}}
{{- end -}}

{{/*
A quantity in thousandths of its unit, rounded up: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/

Usage: {{ include "egov.quantity.milli" "1.5Gi" | int64 }}
Params: the quantity, text or number
*/}}
{{- define "egov.quantity.milli" -}}
{{- $factors := dict "n" 0.000001 "u" 0.001 "m" 1 "" 1000 "k" 1e6 "M" 1e9 "G" 1e12 "T" 1e15 "P" 1e18
  "Ki" 1024000 "Mi" 1048576000 "Gi" 1073741824000 "Ti" 1099511627776000 "Pi" 1125899906842624000 -}}
{{- $text := include "egov.quantity.text" . -}}
{{- $number := regexFind "^[+]?[0-9]*[.]?[0-9]*([eE][-+]?[0-9]+)?" $text -}}
{{- mulf (float64 $number) (get $factors (trimPrefix $number $text) | float64) | ceil | int64 -}}
{{- end -}}

{{/*
Thousandths as a person writes them: 1500m of a processor, 2Gi or 300Mi of memory and storage, 12 of what is counted.

Usage: {{ include "egov.quantity.format" (dict "name" "limits.memory" "milli" 314572800000) }}
Params: name (of the resource in a quota), milli
*/}}
{{- define "egov.quantity.format" -}}
{{- $milli := int64 .milli -}}
{{- if hasSuffix "cpu" .name -}}
{{- if eq (mod $milli 1000) 0 }}{{ div $milli 1000 }}{{ else }}{{ $milli }}m{{ end -}}
{{- else if or (hasSuffix "memory" .name) (hasSuffix "storage" .name) -}}
{{- $mebibytes := divf $milli 1048576000 | ceil | int64 -}}
{{- if eq (mod $mebibytes 1024) 0 }}{{ div $mebibytes 1024 }}Gi{{ else }}{{ $mebibytes }}Mi{{ end -}}
{{- else -}}
{{- div $milli 1000 -}}
{{- end -}}
{{- end -}}
