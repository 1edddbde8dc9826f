import { workloadsOf, type Container, type PortReference, type Release } from '../../manifest/index.js';
import type { Violation } from '../types.js';
import { valueAt } from './json.js';
import { nameOf, placedContainersOf } from './pods.js';

const HANDLERS = [
  'startupProbe',
  'readinessProbe',
  'livenessProbe',
  'lifecycle.postStart',
  'lifecycle.preStop',
];
const ACTIONS = ['httpGet', 'tcpSocket', 'grpc'];

const declares = ({ ports = [] }: Container, port: PortReference): boolean =>
  ports.some(({ name, containerPort }) =>
    typeof port === 'number' ? containerPort === port : name === port,
  );

/**
 * Probes and hooks that ask a port which their own container does not declare. Another container's port does not
 * count: a named port is looked up in the container of the probe only.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
 * @example probePortViolations(release)
 */
export const probePortViolations = (release: Release): readonly Violation[] =>
  workloadsOf(release).flatMap((workload) =>
    placedContainersOf(workload).flatMap(({ container, path }) =>
      HANDLERS.flatMap((handler) =>
        ACTIONS.flatMap((action): Violation[] => {
          const port = valueAt(container, ...handler.split('.'), action, 'port');
          if ((typeof port !== 'number' && typeof port !== 'string') || declares(container, port)) return [];
          return [
            {
              object: workload,
              path: `${path}.${handler}.${action}.port`,
              subject: String(port),
              message: `The ${handler} of container ${container.name} in ${nameOf(workload)} asks port ${port}, which the container does not declare.`,
              hint: `Declare ${port} in its ports, or correct the ${handler}.`,
            },
          ];
        }),
      ),
    ),
  );
