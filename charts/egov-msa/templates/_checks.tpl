{{/*
Gathers every contradiction in the values and fails once, with all of them.

Usage: {{ include "egov.checks" . }}
Params: the umbrella's context
*/}}
{{- define "egov.checks" -}}
{{- $scope := dict "context" . "components" (include "egov.components" . | fromJson) -}}
{{- $messages := list -}}
{{- $checks := list
  "renamed" "database" "messaging" "tracing" "logging" "discovery"
  "exposure" "certificates" "exposureApis" "nodePorts"
  "connections" "networkPolicy" "mesh"
  "sharedVolume" "storageClasses"
  "secrets" "nfs" "jenkins"
  "ministry" "site" "quota"
  "strict" "registry" "operations"
-}}
{{- range $check := $checks }}
{{- $messages = concat $messages (include (printf "egov.check.%s" $check) $scope | trim | splitList "\n") -}}
{{- end }}
{{- with compact $messages }}
{{- fail (printf "the values contradict each other in %d place(s):\n  - %s\n" (len .) (join "\n  - " .)) }}
{{- end }}
{{- end -}}

{{/*
One database: ours or the user's.

Usage: {{ include "egov.check.database" $scope }}
Params: context, components
*/}}
{{- define "egov.check.database" -}}
{{- include "egov.check.backingService" (dict "components" .components "component" "mysql" "key" "global.database.host" "host" .context.Values.global.database.host) -}}
{{- end -}}

{{/*
One broker: ours or the user's.

Usage: {{ include "egov.check.messaging" $scope }}
Params: context, components
*/}}
{{- define "egov.check.messaging" -}}
{{- include "egov.check.backingService" (dict "components" .components "component" "rabbitmq" "key" "global.messaging.host" "host" .context.Values.global.messaging.host) -}}
{{- end -}}

{{/*
A component that stands either in the release or outside it.

Usage: {{ include "egov.check.backingService" (dict "components" $components "component" "mysql" "key" $key "host" $host) }}
Params: components, component, key (of the value that names the one outside), host (that value)
*/}}
{{- define "egov.check.backingService" -}}
{{- $inside := hasKey .components .component -}}
{{- if and $inside .host }}
{{ .key }} is set and {{ .component }}.enabled is true: set {{ .component }}.enabled to false to use the one outside.
{{- else if and (not $inside) (not .host) }}
{{ .component }}.enabled is false and {{ .key }} is empty: name the one outside in {{ .key }}.
{{- end }}
{{- end -}}

{{/*
Traces have somewhere to go, and somewhere to stay.

Usage: {{ include "egov.check.tracing" $scope }}
Params: context, components
*/}}
{{- define "egov.check.tracing" -}}
{{- $tracing := .context.Values.global.tracing -}}
{{- with .components.zipkin }}
{{- if and (eq .storage.type "mem") (gt (int .replicaCount) 1) }}
zipkin has more than one replica, each with traces of its own in memory: set zipkin.storage.type to elasticsearch, or zipkin.replicaCount to 1.
{{- end }}
{{- if and (eq .storage.type "elasticsearch") (not (hasKey $.components "elasticsearch")) (not $.context.Values.global.elasticsearch.host) }}
zipkin.storage.type is elasticsearch but there is none: set elasticsearch.enabled, or name one in global.elasticsearch.host.
{{- end }}
{{- end }}
{{- if and $tracing.enabled (not $tracing.endpoint) (not (hasKey .components "zipkin")) }}
global.tracing.enabled is true but there is no Zipkin: set zipkin.enabled, name one in global.tracing.endpoint, or turn tracing off.
{{- end }}
{{- end -}}

{{/*
Log lines have somewhere to go, and the three parts of the Elastic stack are of one version.

Usage: {{ include "egov.check.logging" $scope }}
Params: context, components
*/}}
{{- define "egov.check.logging" -}}
{{- $global := .context.Values.global -}}
{{- if and $global.logging.enabled (not $global.logging.host) (not (hasKey .components "logstash")) }}
global.logging.enabled is true but there is no Logstash: set logstash.enabled, or name one in global.logging.host.
{{- end }}
{{- $tags := list -}}
{{- range $name := list "elasticsearch" "logstash" "kibana" }}
{{- if hasKey $.components $name }}
{{- if and (ne $name "elasticsearch") (not (hasKey $.components "elasticsearch")) (not $global.elasticsearch.host) }}
{{ $name }}.enabled is true but there is no Elasticsearch: set elasticsearch.enabled, or name one in global.elasticsearch.host.
{{- end }}
{{- $tags = append $tags ((get $.components $name).image.tag | default (get $.context.Subcharts $name).Chart.AppVersion) -}}
{{- end }}
{{- end }}
{{- if gt (len (uniq $tags)) 1 }}
elasticsearch, logstash and kibana are of different versions ({{ uniq $tags | join ", " }}): they work together only in one version.
{{- end }}
{{- end -}}

{{/*
The registry is there when it is used.

Usage: {{ include "egov.check.discovery" $scope }}
Params: context, components
*/}}
{{- define "egov.check.discovery" -}}
{{- $eureka := eq .context.Values.global.discovery.mode "eureka" -}}
{{- if and $eureka (not (hasKey .components "discovery")) }}
global.discovery.mode is eureka but discovery.enabled is false: set it to true, or the mode to kubernetes.
{{- end }}
{{- end -}}

{{/*
No two Services ask for the same port of the nodes.

Usage: {{ include "egov.check.nodePorts" $scope }}
Params: context, components
*/}}
{{- define "egov.check.nodePorts" -}}
{{- $owners := dict -}}
{{- range $name, $component := .components }}
{{- range $key, $value := $component.service }}
{{- if and (hasSuffix "nodeport" (lower $key)) $value }}
{{- $port := toString (int $value) -}}
{{- if hasKey $owners $port }}
{{ $name }}.service.{{ $key }} and {{ get $owners $port }} are both {{ $port }}: a port of the nodes serves one Service only.
{{- end }}
{{- $_ := set $owners $port (printf "%s.service.%s" $name $key) }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/*
Every declared connection ends at a component of the release, at the port of its Service, or outside by the user's wish.

Usage: {{ include "egov.check.connections" $scope }}
Params: context, components
*/}}
{{- define "egov.check.connections" -}}
{{- $context := .context -}}
{{- $components := .components -}}
{{- range $name, $component := $components }}
{{- range $component.connectsTo }}
{{- $edge := splitList ":" . -}}
{{- $to := first $edge -}}
{{- $needed := include "egov.connection.port" (dict "context" (dict "Values" (dict "global" $context.Values.global "connectsTo" $component.connectsTo)) "to" $to) -}}
{{- $target := get $components $to -}}
{{- if not (hasKey $context.Values $to) }}
{{ $name }}.connectsTo names {{ $to }}, which is no component of this chart.
{{- else if and $target (ne (toString (int $target.service.port)) (last $edge)) }}
{{ $name }} connects to {{ . }}, but {{ $to }}.service.port is {{ int $target.service.port }}: make both the same.
{{- else if and $needed (not $target) (hasSuffix "-service" $to) }}
{{ $name }} connects to {{ $to }}, but {{ $to }}.enabled is false: enable it, or take it out of {{ $name }}.connectsTo.
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/*
The shared volume reaches all pods that mount it.

Usage: {{ include "egov.check.sharedVolume" $scope }}
Params: context, components
*/}}
{{- define "egov.check.sharedVolume" -}}
{{- $oneNode := include "egov.sharedVolume.oneNode" .context -}}
{{- $shared := .context.Values.global.storage.shared -}}
{{- if eq $shared.accessMode "ReadWriteOncePod" }}
global.storage.shared.accessMode is ReadWriteOncePod, but seven services mount the volume: use ReadWriteMany, or ReadWriteOnce to keep them on one node.
{{- end }}
{{- range $name, $component := .components }}
{{- if and $component.sharedVolume (ne $component.sharedVolume "none") }}
{{- if and $oneNode $component.topologySpreadConstraints }}
{{ $name }}.topologySpreadConstraints spreads pods over nodes, but the shared volume is {{ $shared.accessMode }} and keeps them on one: use a class with ReadWriteMany in global.storage.shared, or drop the constraints.
{{- end }}
{{- if and (not $shared.existingClaim) (not (hasKey $.components "storage")) }}
{{ $name }} mounts the shared volume, but storage.enabled is false and global.storage.shared.existingClaim is empty: set one of them.
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/*
No class of a block driver is asked for a volume of several nodes: its claims would stay pending for ever.

Usage: {{ include "egov.check.storageClasses" $scope }}
Params: context, components
*/}}
{{- define "egov.check.storageClasses" -}}
{{- $block := list "cinder.csi.openstack.org" "ebs.csi.aws.com" "disk.csi.azure.com" "pd.csi.storage.gke.io" "kubernetes.io/cinder" "kubernetes.io/aws-ebs" -}}
{{- $classes := (.components.storage | default dict).classes | default dict -}}
{{- $storage := .context.Values.global.storage -}}
{{- $claims := dict "global.storage.shared" $storage.shared "global.storage.block" $storage.block -}}
{{- range $name, $component := .components }}
{{- with $component.persistence }}{{ $_ := set $claims (printf "%s.persistence" $name) . }}{{ end }}
{{- end }}
{{- range $key, $claim := $claims }}
{{- $class := get $classes ($claim.storageClass | default "") | default dict -}}
{{- if and (eq ($claim.accessMode | default "") "ReadWriteMany") (has $class.provisioner $block) }}
{{ $key }}.accessMode is ReadWriteMany, but its class {{ $claim.storageClass }} makes volumes for one node ({{ $class.provisioner }}): choose a class with a shared file system, such as NFS or EFS, or the mode ReadWriteOnce.
{{- end }}
{{- end }}
{{- range $name, $class := $classes }}
{{- range $key, $value := $class.parameters }}
{{- if not $value }}
storage.classes.{{ $name }}.parameters.{{ $key }} is empty: give it, or take the class out.
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/*
Nothing is generated where the user forbids it.

Usage: {{ include "egov.check.secrets" $scope }}
Params: context, components
*/}}
{{- define "egov.check.secrets" -}}
{{- $global := .context.Values.global -}}
{{- if not $global.secrets.generate }}
{{- $keys := dict "database" (list "password") "messaging" (list "password") "eureka" (list "password") "token" (list "secret") "encryption" (list "key") -}}
{{- if hasKey .components "mysql" }}{{ $_ := set $keys "database" (list "password" "rootPassword") }}{{ end }}
{{- if hasKey .components "rabbitmq" }}{{ $_ := set $keys "messaging" (list "password" "erlangCookie") }}{{ end }}
{{- if or (hasKey .components "elasticsearch") (hasKey .components "kibana") (hasKey .components "logstash") }}
{{- $_ := set $keys "elasticsearch" (list "password" "kibanaPassword" "logstashPassword" "encryptionKey") }}
{{- end }}
{{- with .components.jenkins }}
{{- if not (or .admin.password .admin.existingSecret) }}
global.secrets.generate is false, so jenkins.admin.password must be given, or a Secret that holds it in jenkins.admin.existingSecret.
{{- end }}
{{- end }}
{{- range $of, $needed := $keys }}
{{- $values := get $global $of -}}
{{- $missing := list -}}
{{- range $needed }}{{ if not (get $values .) }}{{ $missing = append $missing (printf "global.%s.%s" $of .) }}{{ end }}{{ end }}
{{- if and $missing (not $values.existingSecret) }}
global.secrets.generate is false, so {{ join ", " $missing }} must be given, or a Secret that holds them in global.{{ $of }}.existingSecret.
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/*
The NFS provisioner knows its server.

Usage: {{ include "egov.check.nfs" $scope }}
Params: context, components
*/}}
{{- define "egov.check.nfs" -}}
{{- if and (hasKey .components "nfs-provisioner") (not (get .context.Values "nfs-provisioner").server) }}
nfs-provisioner.enabled is true but nfs-provisioner.server is empty: give the address of the NFS server.
{{- end }}
{{- end -}}

{{/*
Jenkins has the plugin that runs its agents.

Usage: {{ include "egov.check.jenkins" $scope }}
Params: context, components
*/}}
{{- define "egov.check.jenkins" -}}
{{- with .components.jenkins }}
{{- if and .agents.enabled .plugins (not (regexMatch "(^|,)kubernetes:" (join "," .plugins))) }}
jenkins.agents.enabled is true but jenkins.plugins lacks kubernetes, which runs them: add it, or turn the agents off.
{{- end }}
{{- end }}
{{- end -}}

{{/*
No other ministry of the chart's folder has the same domain.

Usage: {{ include "egov.check.ministry" $scope }}
Params: context, components
*/}}
{{- define "egov.check.ministry" -}}
{{- $ministry := .context.Values.tenancy.ministry -}}
{{- $domain := .context.Values.global.domain -}}
{{- if and $ministry $domain }}
{{- range $path, $text := .context.Files.Glob "ministries/*.yaml" }}
{{- $other := $text | toString | fromYaml -}}
{{- if and (ne $path (printf "ministries/%s.yaml" $ministry)) (eq (dig "global" "domain" "" $other) $domain) }}
global.domain {{ $domain }} of the ministry {{ $ministry }} is that of {{ $path }}, too: give each ministry a domain of its own.
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/*
What is rewritten in the pages of a frontend can be found there for sure.

Usage: {{ include "egov.check.site" $scope }}
Params: context, components
*/}}
{{- define "egov.check.site" -}}
{{- range $name, $chart := .context.Subcharts }}
{{- with $chart.Values.site }}
{{- $site := . -}}
{{- range $key := list "publicUrl" "apiUrl" "siteId" }}
{{- $baked := get $site.baked $key -}}
{{- if and (get $site $key) (not $baked) }}
{{ $name }}.site.{{ $key }} is set but {{ $name }}.site.baked.{{ $key }} is empty: say what the image was built with.
{{- else if and (get $site $key) (lt (len $baked) 6) }}
{{ $name }}.site.baked.{{ $key }} is {{ $baked }}, which is too short to tell from other text in the pages: build the image with one of 6 characters or more.
{{- end }}
{{- end }}
{{- if and (include "egov.site.replacements" $chart) (eq .baked.publicUrl .baked.apiUrl) }}
{{ $name }}.site.baked.publicUrl and {{ $name }}.site.baked.apiUrl are the same, so one cannot be told from the other: build the image with two.
{{- end }}
{{- if and .branding.files (not .branding.configMap) }}
{{ $name }}.site.branding.files is set but {{ $name }}.site.branding.configMap is empty: name the ConfigMap that holds them.
{{- end }}
{{- end }}
{{- end }}
{{- end -}}
