{{/*
Says "true" when the release writes rights of a level, because the values name somebody who has them.

Usage: {{ if include "egov.tenancy.isGiven" (dict "context" . "level" "view") }}
Params: context, level (view, edit or deploy)
*/}}
{{- define "egov.tenancy.isGiven" -}}
{{- $people := get .context.Values.tenancy.operators .level -}}
{{- if and (include "egov.tenancy.written" .context) (or $people.users $people.groups) }}true{{ end -}}
{{- end -}}

{{/*
A Role for people of the ministry.

Usage: {{ include "egov.tenancy.role" (dict "context" . "levels" (list "view" "edit")) }}
Params: context, levels (whose rights it has; the last one gives the name), annotations
*/}}
{{- define "egov.tenancy.role" -}}
{{- $level := last .levels -}}
{{- if include "egov.tenancy.isGiven" (dict "context" .context "level" $level) }}
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  {{- include "egov.tenancy.metadata" (dict "context" .context "suffix" (printf "operators-%s" $level) "annotations" .annotations) | nindent 2 }}
rules:
  {{- range .levels }}
  {{- include (printf "egov.tenancy.rules.%s" .) $.context | trim | nindent 2 }}
  {{- end }}
{{- end }}
{{- end -}}

{{/*
Gives people of the ministry the Role of their level.

Usage: {{ include "egov.tenancy.roleBinding" (dict "context" . "level" "view") }}
Params: context, level
*/}}
{{- define "egov.tenancy.roleBinding" -}}
{{- if include "egov.tenancy.isGiven" . }}
{{- $people := get .context.Values.tenancy.operators .level -}}
{{- $suffix := printf "operators-%s" .level -}}
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  {{- include "egov.tenancy.metadata" (dict "context" .context "suffix" $suffix) | nindent 2 }}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: {{ include "egov.sibling" (dict "context" .context "component" $suffix) }}
subjects:
  {{- range $kind, $names := dict "User" $people.users "Group" $people.groups }}
  {{- range $names }}
  - kind: {{ $kind }}
    apiGroup: rbac.authorization.k8s.io
    name: {{ . | quote }}
  {{- end }}
  {{- end }}
{{- end }}
{{- end -}}

{{/*
Rules that give verbs over resources, one rule for each API group.

Usage: {{ include "egov.tenancy.rules" (dict "verbs" (list "get" "list" "watch") "resources" $resources) }}
Params: verbs; resources (map of API group to names, separated by spaces; core for the group without a name)
*/}}
{{- define "egov.tenancy.rules" -}}
{{- range $group, $names := .resources }}
- apiGroups: [{{ ternary "" $group (eq $group "core") | quote }}]
  resources: [{{ splitList " " $names | join ", " }}]
  verbs: [{{ $.verbs | join ", " }}]
{{- end }}
{{- end -}}

{{/*
What a release of this chart may hold in its namespace beside Secrets and rights, as a YAML map of API group to resources.

Usage: {{ $resources := include "egov.tenancy.resources" . | fromYaml }}
Params: none
*/}}
{{- define "egov.tenancy.resources" -}}
core: services configmaps persistentvolumeclaims serviceaccounts
apps: deployments statefulsets
batch: jobs cronjobs
autoscaling: horizontalpodautoscalers
policy: poddisruptionbudgets
networking.k8s.io: ingresses networkpolicies
gateway.networking.k8s.io: gateways httproutes
networking.istio.io: destinationrules gateways serviceentries sidecars virtualservices
security.istio.io: authorizationpolicies peerauthentications requestauthentications
telemetry.istio.io: telemetries
cert-manager.io: certificates issuers
monitoring.coreos.com: podmonitors prometheusrules servicemonitors
{{- end -}}

{{/*
What everybody may see: the objects of the release but for Secrets, what they lead to, and what is left of the quota.

Usage: {{ include "egov.tenancy.rules.view" . }}
Params: none
*/}}
{{- define "egov.tenancy.rules.view" -}}
{{- $read := list "get" "list" "watch" -}}
{{- include "egov.tenancy.rules" (dict "verbs" $read "resources" (include "egov.tenancy.resources" . | fromYaml)) }}
{{- $further := dict
  "core" "pods pods/log endpoints events resourcequotas limitranges"
  "apps" "replicasets controllerrevisions"
  "discovery.k8s.io" "endpointslices"
  "metrics.k8s.io" "pods"
  "rbac.authorization.k8s.io" "roles rolebindings"
-}}
{{- include "egov.tenancy.rules" (dict "verbs" $read "resources" $further) }}
{{- end -}}

{{/*
What keeps the release running: `kubectl rollout restart`, `scale` and `port-forward`, a CronJob paused or started now, a
stuck pod taken away. It reads no Secret; yet who changes a workload decides what runs with those that it mounts.

Usage: {{ include "egov.tenancy.rules.edit" . }}
Params: none
*/}}
{{- define "egov.tenancy.rules.edit" -}}
{{- include "egov.tenancy.rules" (dict "verbs" (list "patch") "resources" (dict "apps" "deployments statefulsets" "autoscaling" "horizontalpodautoscalers" "batch" "cronjobs")) }}
{{- include "egov.tenancy.rules" (dict "verbs" (list "get" "patch" "update") "resources" (dict "apps" "deployments/scale statefulsets/scale")) }}
{{- include "egov.tenancy.rules" (dict "verbs" (list "create" "delete") "resources" (dict "batch" "jobs")) }}
{{- include "egov.tenancy.rules" (dict "verbs" (list "delete") "resources" (dict "core" "pods")) }}
{{- include "egov.tenancy.rules" (dict "verbs" (list "create") "resources" (dict "core" "pods/portforward")) }}
{{- end -}}

{{/*
What `helm upgrade` does: write the objects of the release, and the Secrets in which helm keeps its revisions and this chart
its passwords. It changes no rights, quota or namespace.

Usage: {{ include "egov.tenancy.rules.deploy" . }}
Params: none
*/}}
{{- define "egov.tenancy.rules.deploy" -}}
{{- include "egov.tenancy.rules" (dict "verbs" (list "create" "update" "patch" "delete") "resources" (include "egov.tenancy.resources" . | fromYaml)) }}
{{- include "egov.tenancy.rules" (dict "verbs" (list "get" "list" "watch" "create" "update" "patch" "delete") "resources" (dict "core" "secrets")) }}
{{- end -}}

{{/*
Why the Role `deploy` has a right that `egov-msa check` questions elsewhere.

Usage: {{ include "egov.tenancy.excuse" . | fromYaml }}
Params: none
*/}}
{{- define "egov.tenancy.excuse" -}}
egov-msa.io/ignore: least-rbac
egov-msa.io/ignore-reason: >-
  Helm keeps its revisions in Secrets, which it finds by listing them; nobody but those who upgrade the release has this Role.
{{- end -}}
