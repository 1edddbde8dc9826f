import { policyPortViolations } from '../support/policy-ports.js';
import { probePortViolations } from '../support/probe-ports.js';
import { portsOfService, type ManifestObject, type Release } from '../../manifest/index.js';
import { nameOf } from '../support/index.js';
import type { ReleaseInvariant, Violation } from '../types.js';

const servicePortViolations = (release: Release, service: ManifestObject<'Service'>): readonly Violation[] =>
  portsOfService(release, service).flatMap(({ port, workload, declared }): Violation[] => {
    if (declared !== undefined) return [];
    const target = port.targetPort ?? port.port;
    const index = (service.document.spec.ports ?? []).indexOf(port);
    return [
      {
        object: service,
        path: `spec.ports[${index}].targetPort`,
        subject: String(target),
        message: `${nameOf(service)} sends port ${port.port} to port ${target}, which no container of ${nameOf(workload)} declares.`,
        hint: `Declare ${target} in the ports of the container, or correct the target.`,
      },
    ];
  });

/** The port of a container, of the Service before it, of its probes and of the policies around it is one. */
export const declaredPorts: ReleaseInvariant = {
  rule: 'declared-ports',
  scope: 'release',
  title: 'Services, probes and policies name ports that a container declares',
  why: 'Traffic to a port on which nobody listens, or which a policy misses, fails only at run time.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
  inspect: (release) => [
    ...release.ofKind('Service').flatMap((service) => servicePortViolations(release, service)),
    ...probePortViolations(release),
    ...policyPortViolations(release),
  ],
};
