import { objectAt, objectsAt, textAt } from '../support/index.js';
import { inEveryContext } from './pod.js';
import type { Control } from './types.js';

/** Controls over what a pod shares with its node. */

export const windowsHostProcess: Control = {
  id: 'windowsHostProcess',
  asks: 'Pods do not run as processes of a Windows node',
  breaches: (pod) =>
    inEveryContext(pod, 'windowsOptions.hostProcess', (context) =>
      objectAt(context, 'windowsOptions')['hostProcess'] === true ? 'hostProcess: true' : undefined,
    ),
};

export const hostNamespaces: Control = {
  id: 'hostNamespaces',
  asks: 'Pods do not share the network, processes or IPC of their node',
  breaches: ({ spec }) =>
    ['hostNetwork', 'hostPID', 'hostIPC']
      .filter((field) => spec[field] === true)
      .map((field) => ({ path: field, found: `${field}: true` })),
};

export const hostPathVolumes: Control = {
  id: 'hostPathVolumes',
  asks: 'Volumes are not directories of the node',
  breaches: ({ spec }) =>
    objectsAt(spec, 'volumes').flatMap((volume, index) =>
      volume['hostPath'] === undefined
        ? []
        : [
            {
              path: `volumes[${index}].hostPath`,
              found: `the hostPath volume ${textAt(volume, 'name') ?? ''} of ${textAt(volume, 'hostPath', 'path') ?? ''}`,
            },
          ],
    ),
};

export const hostPorts: Control = {
  id: 'hostPorts',
  asks: 'Containers take no port of the node',
  breaches: ({ containers }) =>
    containers.flatMap(({ name, path, container }) =>
      objectsAt(container, 'ports').flatMap(({ hostPort }, index) =>
        typeof hostPort !== 'number' || hostPort === 0
          ? []
          : [{ path: `${path}.ports[${index}].hostPort`, container: name, found: `hostPort: ${hostPort}` }],
      ),
    ),
};

const HANDLERS = [
  ['livenessProbe'],
  ['readinessProbe'],
  ['startupProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
];

export const hostProbesAndHostLifecycle: Control = {
  id: 'hostProbesAndHostLifecycle',
  asks: 'Probes and hooks ask the pod, not another host through the kubelet',
  breaches: ({ containers }) =>
    containers.flatMap(({ name, path, container }) =>
      HANDLERS.flatMap((handler) =>
        ['httpGet', 'tcpSocket'].flatMap((action) => {
          const host = textAt(container, ...handler, action, 'host') ?? '';
          if (host === '') return [];
          const place = [...handler, action, 'host'].join('.');
          return [
            { path: `${path}.${place}`, container: name, found: `the host ${host} in ${handler.join('.')}` },
          ];
        }),
      ),
    ),
};
