{{/*
A Role in the release's namespace.

Usage: {{ include "egov.jenkins.role" (dict "context" . "name" $name "rules" $rules) }}
Params: context, name, rules (text of a YAML list), annotations (map)
*/}}
{{- define "egov.jenkins.role" -}}
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  {{- include "egov.metadata" . | nindent 2 }}
rules:
  {{- .rules | nindent 2 }}
{{- end -}}

{{/*
Gives a Role to the ServiceAccount.

Usage: {{ include "egov.jenkins.roleBinding" (dict "context" . "name" $name "account" $account) }}
Params: context, name (of the Role, too), account
*/}}
{{- define "egov.jenkins.roleBinding" -}}
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  {{- include "egov.metadata" . | nindent 2 }}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: {{ .name }}
subjects:
  - kind: ServiceAccount
    name: {{ .account | quote }}
    namespace: {{ .context.Release.Namespace | quote }}
{{- end -}}

{{/*
What the kubernetes plugin does: start pods, run commands in them, read their lines, follow their events, take them away. No
Secrets; yet who may create a pod may mount those of its namespace, so jobs are written by people whom the release trusts.

Usage: {{ include "egov.jenkins.controllerRules" . }}
Params: none
*/}}
{{- define "egov.jenkins.controllerRules" -}}
- apiGroups: [""]
  resources: [pods]
  verbs: [create, delete, get, list, watch]
# The plugin opens a WebSocket, which is a GET; Kubernetes 1.35 asks for `create` as well.
- apiGroups: [""]
  resources: [pods/exec]
  verbs: [create, get]
- apiGroups: [""]
  resources: [pods/log]
  verbs: [get]
- apiGroups: [""]
  resources: [events]
  verbs: [get, list, watch]
{{- end -}}

{{/*
Why the Role of Jenkins has a right that `egov-msa check` questions elsewhere.

Usage: {{ include "egov.jenkins.excuse" . | fromYaml }}
Params: none
*/}}
{{- define "egov.jenkins.excuse" -}}
egov-msa.io/ignore: least-rbac
egov-msa.io/ignore-reason: >-
  A pipeline's further containers run their steps by pods/exec, which Jenkins has in the namespace of the release alone.
{{- end -}}

{{/*
What a build needs for `kubectl set image` and `kubectl rollout restart` and `status`.

Usage: {{ include "egov.jenkins.deployRules" . }}
Params: none
*/}}
{{- define "egov.jenkins.deployRules" -}}
- apiGroups: [apps]
  resources: [deployments]
  verbs: [get, list, patch, watch]
{{- end -}}
