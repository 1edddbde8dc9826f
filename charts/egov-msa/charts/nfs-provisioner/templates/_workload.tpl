{{/*
What the pod of the provisioner holds: see egov.pod for the keys.

Usage: {{ $workload := include "egov.nfs-provisioner.workload" . | fromYaml }}
Params: the chart's context
*/}}
{{- define "egov.nfs-provisioner.workload" -}}
shareToken: true
env:
  - name: PROVISIONER_NAME
    value: {{ include "egov.nfs-provisioner.provisionerName" . | quote }}
  - name: NFS_SERVER
    value: {{ .Values.server | quote }}
  - name: NFS_PATH
    value: {{ .Values.path | quote }}
  # One replica that never runs beside another elects nobody, and so needs no right to write locks.
  - name: ENABLE_LEADER_ELECTION
    value: "false"
volumeMounts:
  - name: export
    mountPath: /persistentvolumes
volumes:
  # By a claim: PodSecurity `restricted` refuses a volume of the type nfs in the pod itself.
  - name: export
    persistentVolumeClaim:
      claimName: {{ include "egov.fullname" . }}
{{- end -}}
