import type { JsonObject } from '../../yaml/index.js';
import { objectAt, textAt } from '../support/index.js';
import { inEveryContainer, inEveryContext } from './pod.js';
import type { Control } from './types.js';

/** Controls over the kernel's own confinement: AppArmor, SELinux and seccomp. */

const PROFILE_TYPES = ['RuntimeDefault', 'Localhost'];
const APPARMOR_ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';

const profileType = (context: JsonObject, field: string): string | undefined =>
  context[field] === undefined || context[field] === null
    ? undefined
    : (textAt(context, field, 'type') ?? '');

const unsafeProfile =
  (field: string) =>
  (context: JsonObject): string | undefined => {
    const type = profileType(context, field);
    return type === undefined || PROFILE_TYPES.includes(type) ? undefined : `${field}.type: ${type}`;
  };

const isSafeAnnotation = (value: string): boolean =>
  value === '' || value === 'runtime/default' || value.startsWith('localhost/');

export const appArmorProfile: Control = {
  id: 'appArmorProfile',
  asks: 'AppArmor is not switched off',
  breaches: (pod) => [
    ...inEveryContext(pod, 'appArmorProfile.type', unsafeProfile('appArmorProfile')),
    ...Object.entries(pod.annotations)
      .filter(([key, value]) => key.startsWith(APPARMOR_ANNOTATION) && !isSafeAnnotation(value))
      .map(([key, value]) => ({ path: `annotations['${key}']`, found: `the annotation ${key}: ${value}` })),
  ],
};

const SELINUX_TYPES = ['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'];

export const seLinuxOptions: Control = {
  id: 'seLinuxOptions',
  asks: 'SELinux keeps a container type and no user or role of its own',
  breaches: (pod) =>
    inEveryContext(pod, 'seLinuxOptions', (context) => {
      const options = objectAt(context, 'seLinuxOptions');
      const type = textAt(options, 'type') ?? '';
      if (!SELINUX_TYPES.includes(type)) return `seLinuxOptions.type: ${type}`;
      const field = ['user', 'role'].find((name) => (textAt(options, name) ?? '') !== '');
      return field === undefined ? undefined : `seLinuxOptions.${field}: ${textAt(options, field) ?? ''}`;
    }),
};

export const seccompProfile: Control = {
  id: 'seccompProfile_restricted',
  asks: 'The pod, or every container, sets seccompProfile.type to RuntimeDefault or Localhost',
  breaches: (pod) => {
    const field = 'seccompProfile.type';
    const unsafe = inEveryContext(pod, field, unsafeProfile('seccompProfile'));
    if (pod.isWindows) return unsafe;
    const inherited = profileType(pod.securityContext, 'seccompProfile');
    if (inherited !== undefined && PROFILE_TYPES.includes(inherited)) return unsafe;
    return [
      ...unsafe,
      ...inEveryContainer(pod.containers, field, (context) =>
        profileType(context, 'seccompProfile') === undefined ? 'no seccompProfile' : undefined,
      ),
    ];
  },
};
