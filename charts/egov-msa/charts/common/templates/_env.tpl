{{/*
The environment of a container as a list, later entries replacing earlier ones of the same name: server-side apply
refuses a list that names a variable twice.

Usage: {{ include "egov.env" (dict "lists" (list $chart .Values.extraEnv)) | nindent 12 }}
Params: lists (lists of Kubernetes EnvVar)
*/}}
{{- define "egov.env" -}}
{{- $byName := dict -}}
{{- $order := list -}}
{{- range .lists }}
{{- range . }}
{{- if not (hasKey $byName .name) }}{{ $order = append $order .name }}{{ end }}
{{- $_ := set $byName .name . }}
{{- end }}
{{- end }}
{{- $variables := list -}}
{{- range $order }}{{ $variables = append $variables (get $byName .) }}{{ end -}}
{{- if $variables }}
{{ toYaml $variables }}
{{- end }}
{{- end -}}

{{/*
One environment variable from a Secret's key.

Usage: {{ include "egov.env.secret" (dict "name" "DB_PASSWORD" "secret" $secret "key" "password") }}
Params: name, secret (its name), key
*/}}
{{- define "egov.env.secret" -}}
- name: {{ .name | quote }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret | quote }}
      key: {{ .key | quote }}
{{- end -}}

{{/*
The variables of a values map, templated, with names in the map's order.

Usage: {{ include "egov.env.map" (dict "context" . "map" .Values.env) }}
Params: context, map (name to text)
*/}}
{{- define "egov.env.map" -}}
{{- $context := .context -}}
{{- range $name, $value := .map }}
- name: {{ $name | quote }}
  value: {{ include "egov.text" (dict "context" $context "text" (toString $value)) | quote }}
{{- end }}
{{- end -}}
