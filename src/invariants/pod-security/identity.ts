import { textsAt } from '../support/index.js';
import { inEveryContainer, inEveryContext } from './pod.js';
import type { Breach, Control, SecuredPod } from './types.js';

/** Controls over whom a container runs as and what it may become. Windows has no such users and capabilities. */

export const privileged: Control = {
  id: 'privileged',
  asks: 'Containers are not privileged',
  breaches: ({ containers }) =>
    inEveryContainer(containers, 'privileged', (context) =>
      context['privileged'] === true ? 'privileged: true' : undefined,
    ),
};

export const allowPrivilegeEscalation: Control = {
  id: 'allowPrivilegeEscalation',
  asks: 'Every container sets allowPrivilegeEscalation: false',
  breaches: ({ containers, isWindows }) =>
    isWindows
      ? []
      : inEveryContainer(containers, 'allowPrivilegeEscalation', (context) =>
          context['allowPrivilegeEscalation'] === false
            ? undefined
            : context['allowPrivilegeEscalation'] === true
              ? 'allowPrivilegeEscalation: true'
              : 'no allowPrivilegeEscalation: false',
        ),
};

// A pod's `false` is refused even where each container overrides it.
const nonRootBreaches = (pod: SecuredPod): readonly Breach[] => {
  const explicit = inEveryContext(pod, 'runAsNonRoot', (context) =>
    context['runAsNonRoot'] === false ? 'runAsNonRoot: false' : undefined,
  );
  if (typeof pod.securityContext['runAsNonRoot'] === 'boolean') return explicit;
  const implicit = inEveryContainer(pod.containers, 'runAsNonRoot', (context) =>
    typeof context['runAsNonRoot'] === 'boolean' ? undefined : 'no runAsNonRoot: true',
  );
  return [...explicit, ...implicit];
};

export const runAsNonRoot: Control = {
  id: 'runAsNonRoot',
  asks: 'The pod, or every container, sets runAsNonRoot: true',
  breaches: nonRootBreaches,
};

export const runAsUser: Control = {
  id: 'runAsUser',
  asks: 'Nothing runs as user 0',
  breaches: (pod) =>
    inEveryContext(pod, 'runAsUser', (context) => (context['runAsUser'] === 0 ? 'runAsUser: 0' : undefined)),
};

export const capabilities: Control = {
  id: 'capabilities_restricted',
  asks: 'Every container drops ALL capabilities and adds at most NET_BIND_SERVICE',
  breaches: ({ containers, isWindows }) => {
    if (isWindows) return [];
    return [
      ...inEveryContainer(containers, 'capabilities.drop', (context) =>
        textsAt(context, 'capabilities', 'drop').includes('ALL') ? undefined : 'no capabilities.drop: [ALL]',
      ),
      ...inEveryContainer(containers, 'capabilities.add', (context) => {
        const added = textsAt(context, 'capabilities', 'add').filter((name) => name !== 'NET_BIND_SERVICE');
        return added.length === 0 ? undefined : `the added capabilities ${added.join(', ')}`;
      }),
    ];
  },
};
