{{/*
An image's full reference: `global.imageRegistry` comes before `image.registry`, a digest before a tag.

Usage: {{ include "egov.image" (dict "context" . "image" .Values.image) }}
Params: context, image (registry, repository, tag, digest)
*/}}
{{- define "egov.image" -}}
{{- $registry := .context.Values.global.imageRegistry | default .image.registry | default "docker.io" -}}
{{- $name := printf "%s/%s" ($registry | trimSuffix "/") .image.repository -}}
{{- if .image.digest -}}
{{- printf "%s@%s" $name .image.digest -}}
{{- else -}}
{{- printf "%s:%s" $name (include "egov.image.tag" .) -}}
{{- end -}}
{{- end -}}

{{/*
An image's tag: the chart's appVersion when it has none, and `global.imageTag` in place of `latest`.

Usage: {{ include "egov.image.tag" (dict "context" . "image" .Values.image) }}
Params: context, image (tag)
*/}}
{{- define "egov.image.tag" -}}
{{- $tag := .image.tag | default .context.Chart.AppVersion -}}
{{- if eq $tag "latest" }}{{ $tag = .context.Values.global.imageTag | default $tag }}{{ end -}}
{{- $tag -}}
{{- end -}}

{{/*
When the kubelet pulls an image: what the value says, else always for a moving tag and once for a fixed one.

Usage: {{ include "egov.image.pullPolicy" (dict "context" . "image" .Values.image) }}
Params: as egov.image
*/}}
{{- define "egov.image.pullPolicy" -}}
{{- if .image.pullPolicy -}}
{{- .image.pullPolicy -}}
{{- else if and (eq (include "egov.image.tag" .) "latest") (not .image.digest) -}}
Always
{{- else -}}
IfNotPresent
{{- end -}}
{{- end -}}

{{/*
The Secrets that the kubelet pulls images with: those that the user names, and the one of `global.registry`.

Usage: {{ include "egov.imagePullSecrets" . | nindent 6 }}
Params: the chart's context
*/}}
{{- define "egov.imagePullSecrets" -}}
{{- $names := concat .Values.global.imagePullSecrets (list (include "egov.registry.secretName" .)) | compact | uniq -}}
{{- with $names }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . | quote }}
  {{- end }}
{{- end }}
{{- end -}}
