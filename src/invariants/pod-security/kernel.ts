import { objectsAt, textAt } from '../support/index.js';
import { inEveryContainer } from './pod.js';
import type { Control } from './types.js';

/** Controls over kernel settings and volumes. */

export const procMount: Control = {
  id: 'procMount',
  asks: 'Containers keep the masked /proc',
  breaches: ({ containers }) =>
    inEveryContainer(containers, 'procMount', (context) => {
      const mount = textAt(context, 'procMount') ?? 'Default';
      return mount === 'Default' ? undefined : `procMount: ${mount}`;
    }),
};

const SAFE_SYSCTLS = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.ping_group_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_wmem',
];

export const sysctls: Control = {
  id: 'sysctls',
  asks: 'Only the sysctls that Kubernetes calls safe are set',
  breaches: ({ securityContext }) =>
    objectsAt(securityContext, 'sysctls').flatMap((sysctl, index) => {
      const name = textAt(sysctl, 'name') ?? '';
      return SAFE_SYSCTLS.includes(name)
        ? []
        : [{ path: `securityContext.sysctls[${index}].name`, found: `the sysctl ${name}` }];
    }),
};

const VOLUME_TYPES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

export const restrictedVolumes: Control = {
  id: 'restrictedVolumes',
  asks: `Volumes are of the types ${VOLUME_TYPES.join(', ')}`,
  breaches: ({ spec }) =>
    objectsAt(spec, 'volumes').flatMap((volume, index) => {
      const types = Object.keys(volume).filter((key) => key !== 'name');
      // hostPathVolumes reports that type; a volume without any is an emptyDir.
      if (types.includes('hostPath') || types.every((type) => VOLUME_TYPES.includes(type))) return [];
      const type = types.find((candidate) => !VOLUME_TYPES.includes(candidate)) ?? '';
      return [
        { path: `volumes[${index}].${type}`, found: `the ${type} volume ${textAt(volume, 'name') ?? ''}` },
      ];
    }),
};
