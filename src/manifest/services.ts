import type { ManifestObject, ServicePort } from './objects.js';
import { containersOf, podLabelsOf, workloadsOf } from './pods.js';
import type { Release } from './release.js';
import { matchesSelector } from './selectors.js';
import type { ContainerPort } from './workloads.js';

const namespaceOf = (release: Release, { metadata }: ManifestObject): string =>
  metadata.namespace ?? release.namespace;

/**
 * The workloads whose pods a Service selects. A Service without a selector selects none.
 *
 * @example workloadsOfService(release, service).map(({ metadata }) => metadata.name)
 */
export function workloadsOfService(
  release: Release,
  service: ManifestObject<'Service'>,
): readonly ManifestObject[] {
  const selector = service.document.spec.selector;
  if (selector === undefined || Object.keys(selector).length === 0) return [];
  return workloadsOf(release).filter(
    (workload) =>
      namespaceOf(release, workload) === namespaceOf(release, service) &&
      matchesSelector(podLabelsOf(workload), { matchLabels: selector }),
  );
}

/** A port of a Service beside the port of the pods where it ends. */
export interface ResolvedPort {
  readonly port: ServicePort;
  readonly workload: ManifestObject;
  /** The number that the pods listen on; undefined when the target is a name that no container declares. */
  readonly containerPort?: number;
  /** The declaration in the container; Kubernetes does not ask for one when the target is a number. */
  readonly declared?: ContainerPort;
}

const resolvePort = (port: ServicePort, workload: ManifestObject): ResolvedPort => {
  const target = port.targetPort ?? port.port;
  const declared = containersOf(workload)
    .flatMap(({ ports = [] }) => ports)
    .find(
      ({ name, containerPort, protocol = 'TCP' }) =>
        (typeof target === 'number' ? containerPort === target : name === target) &&
        protocol === (port.protocol ?? 'TCP'),
    );
  const containerPort = declared?.containerPort ?? (typeof target === 'number' ? target : undefined);
  return {
    port,
    workload,
    ...(containerPort === undefined ? {} : { containerPort }),
    ...(declared === undefined ? {} : { declared }),
  };
};

/**
 * Follows each port of a Service to the pods behind it.
 *
 * @returns one entry for each port and workload
 * @example portsOfService(release, service).map(({ port, containerPort }) => `${port.port} -> ${containerPort}`)
 */
export const portsOfService = (
  release: Release,
  service: ManifestObject<'Service'>,
): readonly ResolvedPort[] =>
  workloadsOfService(release, service).flatMap((workload) =>
    (service.document.spec.ports ?? []).map((port) => resolvePort(port, workload)),
  );
