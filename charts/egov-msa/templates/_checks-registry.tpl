{{/*
The account of the registry is whole and stands in one place.

Usage: {{ include "egov.check.registry" $scope }}
Params: context, components
*/}}
{{- define "egov.check.registry" -}}
{{- $global := .context.Values.global -}}
{{- $registry := $global.registry -}}
{{- $given := list -}}
{{- $missing := list -}}
{{- range $key := list "server" "username" "password" }}
{{- if get $registry $key }}{{ $given = append $given (printf "global.registry.%s" $key) }}{{ else }}{{ $missing = append $missing (printf "global.registry.%s" $key) }}{{ end }}
{{- end }}
{{- if and $registry.existingSecret $given }}
global.registry.existingSecret is set and so is {{ join ", " $given }}: keep the Secret, or the account.
{{- else if and $given $missing }}
{{ join " and " $given }} is set, but {{ join " and " $missing }} is empty: give all three, or name a Secret of type kubernetes.io/dockerconfigjson in global.registry.existingSecret.
{{- end }}
{{- end -}}
