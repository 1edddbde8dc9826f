import { workloadsOf } from '../../manifest/index.js';
import { isLasting, nameOf, placedContainersOf } from '../support/index.js';
import type { ReleaseInvariant } from '../types.js';

const PROBES = {
  readinessProbe: 'Services send it requests before it can answer',
  livenessProbe: 'nothing restarts it when it hangs',
} as const;

/** Every container that runs on has a readiness and a liveness probe, native sidecars included. */
export const probesPresent: ReleaseInvariant = {
  rule: 'probes-present',
  scope: 'release',
  title: 'Every lasting container has a readiness and a liveness probe',
  why: 'Kubernetes takes a container without probes for ready and healthy as soon as its process runs.',
  source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
  inspect: (release) =>
    workloadsOf(release)
      .filter(isLasting)
      .flatMap((workload) =>
        placedContainersOf(workload)
          .filter(({ isInit }) => !isInit)
          .flatMap(({ container, path }) =>
            (['readinessProbe', 'livenessProbe'] as const)
              .filter((probe) => container[probe] === undefined)
              .map((probe) => ({
                object: workload,
                path: `${path}.${probe}`,
                subject: container.name,
                message: `Container ${container.name} of ${nameOf(workload)} has no ${probe}: ${PROBES[probe]}.`,
                hint: `Add a ${probe}.`,
              })),
          ),
      ),
};
