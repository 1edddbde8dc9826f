{{/*
What a pod of this chart holds: see egov.pod for the keys.

Usage: {{ $workload := include "egov.backup.workload" (dict "context" . "script" "backup.sh" "env" $env) | fromYaml }}
Params: context; script (name of a file in files/); env (list of EnvVar, beside where the volume is)
*/}}
{{- define "egov.backup.workload" -}}
{{- $context := .context -}}
{{- $persistence := .context.Values.persistence -}}
command: [bash, /opt/egov/{{ .script }}]
restartPolicy: Never
# A restore may run while the nightly dump does.
together: {{ ne ($persistence.accessMode | default $context.Values.global.storage.block.accessMode) "ReadWriteMany" }}
env:
  - name: BACKUP_DIRECTORY
    value: /backup
  {{- with .env }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
checksums:
  scripts: {{ include "egov.backup.scripts" $context | quote }}
volumeMounts:
  - name: dumps
    mountPath: /backup
  - name: scripts
    mountPath: /opt/egov
    readOnly: true
volumes:
  - name: dumps
    persistentVolumeClaim:
      claimName: {{ $persistence.existingClaim | default (include "egov.fullname" $context) | quote }}
  - name: scripts
    configMap:
      name: {{ include "egov.fullname" $context | quote }}
      # The scripts call each other.
      defaultMode: 0555
{{- end -}}

{{/*
The environment of the scripts that speak with the database, as a YAML list.

Usage: {{ $env := include "egov.backup.environment" . | fromYamlArray }}
Params: the chart's context
*/}}
{{- define "egov.backup.environment" -}}
{{- include "egov.connection.mysql" (dict "context" . "to" "mysql") | trim }}
- name: FILE_PREFIX
  value: {{ include "egov.prefix" . | quote }}
- name: RETENTION_COUNT
  value: {{ .Values.retention.count | int64 | quote }}
- name: RETENTION_DAYS
  value: {{ .Values.retention.days | int64 | quote }}
- name: EXTRA_ARGUMENTS
  value: {{ join " " .Values.extraArguments | quote }}
{{- end -}}

{{/*
The scripts, as a YAML map of file name to text.

Usage: {{ include "egov.backup.scripts" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.backup.scripts" -}}
{{- include "egov.files" (dict "context" . "pattern" "files/*.sh") -}}
{{- end -}}
