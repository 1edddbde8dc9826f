{{/*
What is rewritten in the pages of a frontend, as a JSON list; nothing when each value is as it was baked.

Usage: {{ with include "egov.site.replacements" . }}
Params: the chart's context
*/}}
{{- define "egov.site.replacements" -}}
{{- $site := .Values.site | default dict -}}
{{- $replacements := list -}}
{{- range $name := list "publicUrl" "apiUrl" "siteId" }}
{{- $own := get $site $name -}}
{{- if and $own (ne $own (get $site.baked $name)) }}
{{- $replacements = append $replacements (dict "name" $name "baked" (get $site.baked $name) "own" $own) -}}
{{- end }}
{{- end }}
{{- with $replacements }}{{ toJson . }}{{ end -}}
{{- end -}}

{{/*
The name of the ConfigMap with the program that rewrites.

Usage: {{ include "egov.site.configMap" . }}
Params: the chart's context
*/}}
{{- define "egov.site.configMap" -}}
{{- include "egov.sibling" (dict "context" . "component" "site") -}}
{{- end -}}

{{/*
The directory of the pages in the image.

Usage: {{ include "egov.site.directory" . }}
Params: none
*/}}
{{- define "egov.site.directory" -}}
/usr/app/.next
{{- end -}}

{{/*
What the pods of a frontend need for its site, as a YAML map with the keys of egov.pod: the init container that rewrites, the
copy of the pages that it fills, and the files of the ministry's looks.

Usage: {{ $site := include "egov.site.workload" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.site.workload" -}}
{{- $site := .Values.site | default dict -}}
{{- $replacements := include "egov.site.replacements" . -}}
{{- $branding := $site.branding | default dict -}}
initContainers:
  {{- with $replacements }}
  - name: rewrite-site
    command: [node, /site/program/rewrite.js, {{ include "egov.site.directory" $ }}, /site/pages]
    env:
      - name: REPLACEMENTS
        value: {{ . | quote }}
      - name: ON_MISSING
        value: {{ $site.onMissing }}
      # The image lets node have 2 GB, more than the container.
      - name: NODE_OPTIONS
        value: --max-old-space-size=64
    volumeMounts:
      - name: site-program
        mountPath: /site/program
        readOnly: true
      - name: site-pages
        mountPath: /site/pages
  {{- end }}
volumeMounts:
  {{- if $replacements }}
  - name: site-pages
    mountPath: {{ include "egov.site.directory" . }}
  {{- end }}
  {{- range $path, $key := $branding.files }}
  - name: site-branding
    mountPath: /usr/app/public/{{ $path }}
    subPath: {{ $key | quote }}
    readOnly: true
  {{- end }}
volumes:
  {{- if $replacements }}
  - name: site-program
    configMap:
      name: {{ include "egov.site.configMap" . }}
  - name: site-pages
    emptyDir: {}
  {{- end }}
  {{- if $branding.files }}
  - name: site-branding
    configMap:
      name: {{ $branding.configMap | quote }}
  {{- end }}
checksums:
  {{- if $replacements }}
  site: {{ include "egov.site.program" . | sha256sum }}
  {{- end }}
{{- end -}}
