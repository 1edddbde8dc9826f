import { describe, expect, it } from '@jest/globals';
import type { PodTemplate } from '../../src/manifest/index.js';
import { CONTROLS, securedPod, type Breach } from '../../src/invariants/pod-security/index.js';

type Fields = Readonly<Record<string, unknown>>;

const safeContext = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };

interface Change {
  readonly pod?: Fields;
  readonly podContext?: Fields;
  readonly container?: Fields;
  readonly context?: Fields;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A pod of the level restricted with changes. */
const changed = ({ pod, podContext, container, context, annotations = {} }: Change): PodTemplate => ({
  metadata: { annotations },
  spec: {
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' }, ...podContext },
    containers: [{ name: 'main', securityContext: { ...safeContext, ...context }, ...container }],
    ...pod,
  },
});

const breachesOf = (change: Change): readonly (Breach & { readonly id: string })[] => {
  const pod = securedPod(changed(change));
  return CONTROLS.flatMap((control) =>
    control.breaches(pod).map((breach) => ({ id: control.id, ...breach })),
  );
};

const context = 'containers[0].securityContext';
const volume = (fields: Fields): Change => ({ pod: { volumes: [{ name: 'data', ...fields }] } });
const probe = (fields: Fields): Change => ({ container: { readinessProbe: fields } });

/** What the standard forbids: the control, the path and the change. */
const forbidden: readonly (readonly [string, string, Change])[] = [
  [
    'windowsHostProcess',
    'securityContext.windowsOptions.hostProcess',
    { podContext: { windowsOptions: { hostProcess: true } } },
  ],
  [
    'windowsHostProcess',
    `${context}.windowsOptions.hostProcess`,
    { context: { windowsOptions: { hostProcess: true } } },
  ],
  ['hostNamespaces', 'hostNetwork', { pod: { hostNetwork: true } }],
  ['hostNamespaces', 'hostPID', { pod: { hostPID: true } }],
  ['hostNamespaces', 'hostIPC', { pod: { hostIPC: true } }],
  ['privileged', `${context}.privileged`, { context: { privileged: true } }],
  ['hostPathVolumes', 'volumes[0].hostPath', volume({ hostPath: { path: '/var' } })],
  [
    'hostPorts',
    'containers[0].ports[0].hostPort',
    { container: { ports: [{ containerPort: 80, hostPort: 80 }] } },
  ],
  [
    'hostProbesAndHostLifecycle',
    'containers[0].readinessProbe.httpGet.host',
    probe({ httpGet: { host: '10.0.0.1' } }),
  ],
  [
    'hostProbesAndHostLifecycle',
    'containers[0].readinessProbe.tcpSocket.host',
    probe({ tcpSocket: { host: 'a' } }),
  ],
  [
    'hostProbesAndHostLifecycle',
    'containers[0].lifecycle.preStop.httpGet.host',
    { container: { lifecycle: { preStop: { httpGet: { host: 'a' } } } } },
  ],
  [
    'appArmorProfile',
    'securityContext.appArmorProfile.type',
    { podContext: { appArmorProfile: { type: 'Unconfined' } } },
  ],
  [
    'appArmorProfile',
    `${context}.appArmorProfile.type`,
    { context: { appArmorProfile: { type: 'Unconfined' } } },
  ],
  [
    'appArmorProfile',
    "annotations['container.apparmor.security.beta.kubernetes.io/main']",
    { annotations: { 'container.apparmor.security.beta.kubernetes.io/main': 'unconfined' } },
  ],
  ['seLinuxOptions', 'securityContext.seLinuxOptions', { podContext: { seLinuxOptions: { type: 'spc_t' } } }],
  ['seLinuxOptions', `${context}.seLinuxOptions`, { context: { seLinuxOptions: { user: 'root' } } }],
  ['seLinuxOptions', `${context}.seLinuxOptions`, { context: { seLinuxOptions: { role: 'admin' } } }],
  ['procMount', `${context}.procMount`, { context: { procMount: 'Unmasked' } }],
  [
    'sysctls',
    'securityContext.sysctls[0].name',
    { podContext: { sysctls: [{ name: 'kernel.msgmax', value: '1' }] } },
  ],
  ['restrictedVolumes', 'volumes[0].nfs', volume({ nfs: { server: 'a', path: '/' } })],
  ['restrictedVolumes', 'volumes[0].gitRepo', volume({ gitRepo: { repository: 'a' } })],
  [
    'allowPrivilegeEscalation',
    `${context}.allowPrivilegeEscalation`,
    { context: { allowPrivilegeEscalation: true } },
  ],
  [
    'allowPrivilegeEscalation',
    `${context}.allowPrivilegeEscalation`,
    { context: { allowPrivilegeEscalation: undefined } },
  ],
  [
    'runAsNonRoot',
    'securityContext.runAsNonRoot',
    { podContext: { runAsNonRoot: false }, context: { runAsNonRoot: true } },
  ],
  ['runAsNonRoot', `${context}.runAsNonRoot`, { context: { runAsNonRoot: false } }],
  ['runAsNonRoot', `${context}.runAsNonRoot`, { podContext: { runAsNonRoot: undefined } }],
  ['runAsUser', 'securityContext.runAsUser', { podContext: { runAsUser: 0 } }],
  ['runAsUser', `${context}.runAsUser`, { context: { runAsUser: 0 } }],
  [
    'seccompProfile_restricted',
    'securityContext.seccompProfile.type',
    {
      podContext: { seccompProfile: { type: 'Unconfined' } },
      context: { seccompProfile: { type: 'Localhost' } },
    },
  ],
  [
    'seccompProfile_restricted',
    `${context}.seccompProfile.type`,
    { context: { seccompProfile: { type: 'Unconfined' } } },
  ],
  [
    'seccompProfile_restricted',
    `${context}.seccompProfile.type`,
    { podContext: { seccompProfile: undefined } },
  ],
  [
    'capabilities_restricted',
    `${context}.capabilities.drop`,
    { context: { capabilities: { drop: ['NET_RAW'] } } },
  ],
  ['capabilities_restricted', `${context}.capabilities.drop`, { context: { capabilities: undefined } }],
  [
    'capabilities_restricted',
    `${context}.capabilities.add`,
    { context: { capabilities: { drop: ['ALL'], add: ['SYS_TIME'] } } },
  ],
];

/** What it allows, though it looks alike. */
const allowed: readonly (readonly [string, Change])[] = [
  ['a safe pod', {}],
  ['a port of the container alone', { container: { ports: [{ containerPort: 80, hostPort: 0 }] } }],
  ['a probe with an empty host', probe({ httpGet: { host: '' } })],
  [
    'AppArmor profiles',
    {
      podContext: { appArmorProfile: { type: 'Localhost' } },
      annotations: { 'container.apparmor.security.beta.kubernetes.io/main': 'localhost/web' },
    },
  ],
  [
    'an SELinux type for containers',
    { context: { seLinuxOptions: { type: 'container_kvm_t', level: 's0' } } },
  ],
  [
    'safe sysctls',
    {
      podContext: {
        sysctls: [
          { name: 'net.ipv4.ip_unprivileged_port_start', value: '0' },
          { name: 'net.ipv4.tcp_rmem', value: '1' },
        ],
      },
    },
  ],
  [
    'the volume types of applications',
    {
      pod: {
        volumes: [
          'configMap',
          'csi',
          'downwardAPI',
          'emptyDir',
          'ephemeral',
          'image',
          'persistentVolumeClaim',
          'projected',
          'secret',
        ].map((type) => ({ name: type, [type]: {} })),
      },
    },
  ],
  [
    'users and seccomp set by each container',
    {
      podContext: { runAsNonRoot: undefined, seccompProfile: undefined },
      context: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    },
  ],
  [
    'the right to bind low ports',
    { context: { capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } } },
  ],
  [
    'a Windows pod without what Linux alone has',
    {
      pod: { os: { name: 'windows' } },
      podContext: { seccompProfile: undefined },
      context: { allowPrivilegeEscalation: undefined, capabilities: undefined },
    },
  ],
];

describe('the level restricted', () => {
  it.each(forbidden)('forbids by %s: %s', (id, path, change) => {
    expect(breachesOf(change).map((breach) => [breach.id, breach.path])).toEqual([[id, path]]);
  });

  it.each(allowed)('allows %s', (_name, change) => {
    expect(breachesOf(change)).toEqual([]);
  });

  it('has a pod that breaks each of its controls', () => {
    expect(new Set(forbidden.map(([id]) => id))).toEqual(new Set(CONTROLS.map(({ id }) => id)));
  });

  it.each(['initContainers', 'ephemeralContainers'])('counts %s', (field) => {
    const breaches = breachesOf({
      pod: {
        [field]: [
          { name: 'extra', securityContext: safeContext },
          { name: 'bad', securityContext: { ...safeContext, privileged: true } },
        ],
      },
    });
    expect(breaches).toEqual([
      {
        id: 'privileged',
        path: `${field}[1].securityContext.privileged`,
        container: 'bad',
        found: 'privileged: true',
      },
    ]);
  });
});
