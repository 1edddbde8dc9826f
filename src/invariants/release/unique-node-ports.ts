import type { ManifestObject } from '../../manifest/index.js';
import { nameOf } from '../support/index.js';
import type { ReleaseInvariant, Violation } from '../types.js';

/** Each fixed node port is asked for once. */
export const uniqueNodePorts: ReleaseInvariant = {
  rule: 'unique-node-ports',
  scope: 'release',
  title: 'No two Services ask for the same node port',
  why: 'The API server refuses the second Service, so the release installs by half.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#nodeport-custom-port',
  inspect: (release) => {
    const owners = new Map<string, ManifestObject>();
    return release.ofKind('Service').flatMap((service) =>
      (service.document.spec.ports ?? []).flatMap(({ nodePort, protocol = 'TCP' }, index): Violation[] => {
        if (nodePort === undefined || nodePort === 0) return [];
        const key = `${nodePort}/${protocol}`;
        const owner = owners.get(key);
        if (owner === undefined) {
          owners.set(key, service);
          return [];
        }
        return [
          {
            object: service,
            path: `spec.ports[${index}].nodePort`,
            subject: String(nodePort),
            message: `${nameOf(service)} asks for node port ${nodePort}, which ${nameOf(owner)} already has.`,
            hint: 'Give one of them another port, or leave the choice to Kubernetes.',
          },
        ];
      }),
    );
  },
};
