{{/*
The init containers of a pod: fill seeded directories, wait for what the program cannot start without, then the chart's own.

Usage: {{ include "egov.initContainers" (dict "context" . "workload" $workload) }}
Params: as egov.pod
*/}}
{{- define "egov.initContainers" -}}
{{- $context := .context -}}
{{- $values := .context.Values -}}
{{- if $values.seededDirectories }}
- {{ include "egov.initContainer" (dict "context" $context "container" (include "egov.initContainer.seed" $context | fromYaml)) | indent 2 | trim }}
{{- end }}
{{- with include "egov.waitFor.addresses" $context }}
- {{ include "egov.initContainer" (dict "context" $context "container" (include "egov.initContainer.wait" (dict "context" $context "addresses" .) | fromYaml)) | indent 2 | trim }}
{{- end }}
{{- range .workload.initContainers }}
- {{ include "egov.initContainer" (dict "context" $context "container" .) | indent 2 | trim }}
{{- end }}
{{- end -}}

{{/*
One init container, completed with what every container has: image, security context and resources.

Usage: {{ include "egov.initContainer" (dict "context" . "container" $container) }}
Params: context; container (a Kubernetes container; its `image` may be an image map like `.Values.image`)
*/}}
{{- define "egov.initContainer" -}}
{{- $image := .container.image | default .context.Values.image -}}
{{- $defaults := dict "image" (include "egov.image" (dict "context" .context "image" $image)) -}}
{{- $_ := set $defaults "imagePullPolicy" (include "egov.image.pullPolicy" (dict "context" .context "image" $image)) -}}
{{- $_ := set $defaults "securityContext" (include "egov.securityContext" .context | fromYaml) -}}
{{- $_ := set $defaults "resources" .context.Values.initResources -}}
{{- toYaml (mergeOverwrite $defaults (omit .container "image")) -}}
{{- end -}}

{{/*
Copies directories of the image to memory-backed ones of the same content, since the program rewrites files in them.

Usage: {{ include "egov.initContainer.seed" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.initContainer.seed" -}}
name: seed-directories
command:
  - sh
  - -ec
  - |
    {{- range $name, $path := .Values.seededDirectories }}
    cp -R {{ $path }}/. /seed/{{ $name }}/
    {{- end }}
volumeMounts:
  {{- range $name, $path := .Values.seededDirectories }}
  - name: {{ $name | quote }}
    mountPath: /seed/{{ $name }}
  {{- end }}
{{- end -}}

{{/*
The addresses in `waitFor` that this release really connects to, separated by spaces. Nothing where init containers have no
network.

Usage: {{ include "egov.waitFor.addresses" . }}
Params: the chart's context
*/}}
{{- define "egov.waitFor.addresses" -}}
{{- $context := . -}}
{{- $addresses := list -}}
{{- range .Values.waitFor }}
{{- $connection := dict "context" $context "to" . -}}
{{- if and (include "egov.mesh.initNetwork" $context) (include "egov.connection.port" $connection) }}
{{- $addresses = append $addresses (include "egov.connection.address" $connection) -}}
{{- end }}
{{- end }}
{{- join " " $addresses -}}
{{- end -}}

{{/*
Waits until each address accepts a connection. The services exit without the config server, and would otherwise spend
minutes in CrashLoopBackOff while the database makes its first start. A client of the config server also waits until it
serves the files of this very release, since both are rolled out at the same time. In a mesh, a client of the database waits for
its greeting: the sidecar accepts every connection, whether or not somebody answers.

Usage: {{ include "egov.initContainer.wait" (dict "context" . "addresses" "egov-config:8888") | fromYaml }}
Params: context, addresses ("host:port", separated by spaces)
*/}}
{{- define "egov.initContainer.wait" -}}
name: wait
command:
  - bash
  - -c
  - |
    for address in {{ .addresses }}; do
      until timeout 2 bash -c "exec 3<>/dev/tcp/${address%:*}/${address##*:}" 2>/dev/null; do
        echo "Waiting for ${address}"
        sleep 2
      done
    done
    {{- $database := dict "context" .context "to" "mysql" }}
    {{- if and .context.Values.global.mesh.enabled (has "mysql" .context.Values.waitFor) (include "egov.connection.port" $database) }}
    {{- $address := include "egov.connection.address" $database }}
    until timeout 5 bash -c 'exec 3<>/dev/tcp/{{ $address | replace ":" "/" }}
      test "$(head -c 1 <&3 | wc -c)" -eq 1' 2>/dev/null; do
      echo "Waiting for {{ $address }} to answer"
      sleep 2
    done
    {{- end }}
    {{- $config := dict "context" .context "to" "config" }}
    {{- if and (has "config" .context.Values.waitFor) (include "egov.connection.port" $config) }}
    {{- $address := include "egov.connection.address" $config }}
    export REVISION={{ include "egov.configRepository.revision" .context }}
    until timeout 5 bash -c 'exec 3<>/dev/tcp/{{ $address | replace ":" "/" }}
      printf "GET /revision/default HTTP/1.1\r\nHost: {{ $address }}\r\nConnection: close\r\n\r\n" >&3
      grep -q "$REVISION" <&3' 2>/dev/null; do
      echo "Waiting for {{ $address }} to serve this release's configuration"
      sleep 2
    done
    {{- end }}
{{- end -}}
