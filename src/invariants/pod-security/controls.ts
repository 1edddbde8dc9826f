import {
  hostNamespaces,
  hostPathVolumes,
  hostPorts,
  hostProbesAndHostLifecycle,
  windowsHostProcess,
} from './host.js';
import { allowPrivilegeEscalation, capabilities, privileged, runAsNonRoot, runAsUser } from './identity.js';
import { procMount, restrictedVolumes, sysctls } from './kernel.js';
import { appArmorProfile, seLinuxOptions, seccompProfile } from './profiles.js';
import type { Control } from './types.js';

/**
 * All controls of the level `restricted`. What Kubernetes relaxes for pods with `hostUsers: false` from 1.35 on is not
 * relaxed here, since 1.32 to 1.34 refuse it.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export const CONTROLS: readonly Control[] = [
  windowsHostProcess,
  hostNamespaces,
  privileged,
  hostPathVolumes,
  hostPorts,
  hostProbesAndHostLifecycle,
  appArmorProfile,
  seLinuxOptions,
  procMount,
  sysctls,
  restrictedVolumes,
  allowPrivilegeEscalation,
  runAsNonRoot,
  runAsUser,
  seccompProfile,
  capabilities,
];
