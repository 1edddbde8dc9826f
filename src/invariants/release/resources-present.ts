import { workloadsOf } from '../../manifest/index.js';
import { nameOf, placedContainersOf } from '../support/index.js';
import type { ReleaseInvariant } from '../types.js';

const QUANTITIES = ['requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory'] as const;

/** Every container, init containers included, says what it needs and what it may take. */
export const resourcesPresent: ReleaseInvariant = {
  rule: 'resources-present',
  scope: 'release',
  title: 'Every container requests and limits processor and memory',
  why: 'A namespace with a quota refuses a pod without them, and without requests the scheduler overfills a node.',
  source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
  inspect: (release) =>
    workloadsOf(release).flatMap((workload) =>
      placedContainersOf(workload).flatMap(({ container, path }) => {
        const missing = QUANTITIES.filter((quantity) => {
          const [group, resource] = quantity.split('.') as ['requests' | 'limits', string];
          return container.resources?.[group]?.[resource] === undefined;
        });
        if (missing.length === 0) return [];
        return [
          {
            object: workload,
            path: `${path}.resources`,
            subject: container.name,
            message: `Container ${container.name} of ${nameOf(workload)} has no ${missing.join(', ')}.`,
            hint: `Set ${missing.join(', ')} from measured use.`,
          },
        ];
      }),
    ),
};
