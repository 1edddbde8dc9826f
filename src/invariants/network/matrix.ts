import { containersOf, workloadsOf, type Release } from '../../manifest/index.js';
import { namespaceOf } from '../support/index.js';
import { authorizationLayer } from './authorization-layer.js';
import { networkPolicyLayer } from './policy-layer.js';
import type { Caller, Endpoint, Traffic, TrafficLayer } from './types.js';

const layers = new WeakMap<Release, readonly TrafficLayer[]>();

/**
 * The mechanisms that limit the traffic of a release: NetworkPolicies, and a mesh's AuthorizationPolicies.
 *
 * @example layersOf(release).some(({ isUsed }) => isUsed)
 */
export function layersOf(release: Release): readonly TrafficLayer[] {
  const known = layers.get(release) ?? [networkPolicyLayer(release), authorizationLayer(release)];
  layers.set(release, known);
  return known;
}

/**
 * Every declared port of every workload.
 *
 * @example endpointsOf(release).map(({ workload, port }) => `${workload.metadata.name}:${port}`)
 */
export const endpointsOf = (release: Release): readonly Endpoint[] =>
  workloadsOf(release).flatMap((workload) =>
    containersOf(workload)
      .flatMap(({ ports = [] }) => ports)
      .map(({ containerPort, name, protocol = 'TCP' }) => ({
        workload,
        namespace: namespaceOf(release, workload),
        port: containerPort,
        ...(name === undefined ? {} : { portName: name }),
        protocol,
      })),
  );

/**
 * Tells whether every layer lets a connection through.
 *
 * @example mayReach(release, { workload: admin, namespace: 'default' }, endpoint)
 */
export const mayReach = (release: Release, from: Caller, to: Endpoint): boolean =>
  layersOf(release).every(({ isUsed, allows }) => !isUsed || allows(from, to));

/**
 * Every pair of a release that may talk, `outside` among the callers.
 *
 * @param layer - the only one to ask; all by default
 * @example allowedTraffic(release).length
 */
export function allowedTraffic(release: Release, layer?: TrafficLayer): readonly Traffic[] {
  const callers: readonly Caller[] = [
    ...workloadsOf(release).map((workload) => ({ workload, namespace: namespaceOf(release, workload) })),
    'outside',
  ];
  const endpoints = endpointsOf(release);
  return callers.flatMap((from) =>
    endpoints
      .filter((to) => (layer === undefined ? mayReach(release, from, to) : layer.allows(from, to)))
      .map((to) => ({ from, to })),
  );
}
