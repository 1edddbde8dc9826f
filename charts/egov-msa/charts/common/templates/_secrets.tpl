{{/*
The name of a shared Secret: the user's own, else the one that the umbrella writes.

Usage: {{ include "egov.secretName" (dict "context" . "of" "database") }}
Params: context, of (database, messaging, eureka, token, elasticsearch: the key under `global`)
*/}}
{{- define "egov.secretName" -}}
{{- (get .context.Values.global .of).existingSecret | default (include "egov.sibling" (dict "context" .context "component" .of)) -}}
{{- end -}}

{{/*
What the user gives for the Secrets that a workload reads, as text: a password that changes must restart the pods. What is
generated stays out, or the pods would restart at each rendering without a cluster.

Usage: {{ $given := include "egov.secrets.given" (dict "context" . "workload" $workload) }}
Params: as egov.pod
*/}}
{{- define "egov.secrets.given" -}}
{{- $context := .context -}}
{{- $text := toJson .workload -}}
{{- $given := dict -}}
{{- range list "database" "messaging" "eureka" "token" "encryption" "elasticsearch" }}
{{- $name := include "egov.secretName" (dict "context" $context "of" .) -}}
{{- if contains (printf "ame\":%s" (toJson $name)) $text }}
{{- $_ := set $given . (get $context.Values.global .) -}}
{{- end }}
{{- end }}
{{- range $own := list "credentials" "admin" }}
{{- with get $context.Values $own }}{{ $_ := set $given $own . }}{{ end }}
{{- end }}
{{- if $given }}{{ toJson $given }}{{ end -}}
{{- end -}}

{{/*
The value of a Secret's key, base64-encoded: what the user gives, else what the cluster has, else a new random text. The
second keeps a generated password through upgrades: https://helm.sh/docs/chart_template_guide/functions_and_pipelines/#using-the-lookup-function

Usage: {{ include "egov.secret.value" (dict "context" . "secret" $name "key" "password" "value" $given "length" 32) }}
Params: context, secret (its name), key, value (the user's), length (of a generated one, letters and digits only)
*/}}
{{- define "egov.secret.value" -}}
{{- if .value -}}
{{- toString .value | b64enc -}}
{{- else -}}
{{- $live := (lookup "v1" "Secret" .context.Release.Namespace .secret).data | default dict -}}
{{- if hasKey $live .key -}}
{{- get $live .key -}}
{{- else -}}
{{- randAlphaNum (.length | default 32) | b64enc -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/*
A Secret whose missing values are generated once and kept, also after an uninstall, since the data outlives the release.

Usage: {{ include "egov.secret" (dict "context" . "of" "database" "keys" (dict "password" $given)) }}
Params: context, of (see egov.secretName) or name and existing, keys (name to the user's value or nothing), fixed (name to a value that is never generated),
tier
*/}}
{{- define "egov.secret" -}}
{{- $context := .context -}}
{{- $existing := .existing -}}
{{- $name := .name -}}
{{- if .of -}}
{{- $existing = (get $context.Values.global .of).existingSecret -}}
{{- $name = include "egov.secretName" (dict "context" $context "of" .of) -}}
{{- end -}}
{{- if not $existing }}
apiVersion: v1
kind: Secret
metadata:
  {{- include "egov.metadata" (dict "context" $context "name" $name "component" .of "tier" (.tier | default "credentials") "annotations" (dict "helm.sh/resource-policy" "keep")) | nindent 2 }}
type: Opaque
data:
  {{- range $key, $value := .fixed }}
  {{ $key | quote }}: {{ toString $value | b64enc | quote }}
  {{- end }}
  {{- range $key, $value := .keys }}
  {{ $key | quote }}: {{ include "egov.secret.value" (dict "context" $context "secret" $name "key" $key "value" $value) | quote }}
  {{- end }}
{{- end }}
{{- end -}}

{{/*
A chart's own credentials for something outside the system, written only when the user gives them.

Usage: {{ include "egov.credentials" (dict "context" . "name" "mail") }}
Params: context, name (a key of the chart's value `credentials`)
*/}}
{{- define "egov.credentials" -}}
{{- $credentials := get .context.Values.credentials .name -}}
{{- if and (not $credentials.existingSecret) (include "egov.credentials.given" $credentials) }}
apiVersion: v1
kind: Secret
metadata:
  {{- include "egov.metadata" (dict "context" .context "suffix" .name) | nindent 2 }}
type: Opaque
data:
  {{- range $key, $value := $credentials.values }}
  {{ $key | quote }}: {{ toString $value | b64enc | quote }}
  {{- end }}
{{- end }}
{{- end -}}

{{/*
Says "true" when any credential has a value.

Usage: {{ if include "egov.credentials.given" .Values.credentials.mail }}
Params: one entry of `credentials`
*/}}
{{- define "egov.credentials.given" -}}
{{- $given := false -}}
{{- range .values }}{{ if . }}{{ $given = true }}{{ end }}{{ end -}}
{{- if $given }}true{{ end -}}
{{- end -}}

{{/*
The environment from a chart's own credentials, as a YAML list.

Usage: {{ $env := include "egov.credentials.env" . | fromYamlArray }}
Params: the chart's context
*/}}
{{- define "egov.credentials.env" -}}
{{- $context := . -}}
{{- range $name, $credentials := .Values.credentials }}
{{- if or $credentials.existingSecret (include "egov.credentials.given" $credentials) }}
{{- $secret := $credentials.existingSecret | default (printf "%s-%s" (include "egov.fullname" $context) $name) -}}
{{- range $variable, $key := $credentials.env }}
{{ include "egov.env.secret" (dict "name" $variable "secret" $secret "key" $key) }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}
