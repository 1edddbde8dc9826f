import {
  portsOfService,
  routesOfIngress,
  type ManifestObject,
  type Release,
} from '../../../src/manifest/index.js';
import type { JsonObject } from '../../../src/yaml/index.js';
import { componentOf } from '../locate.js';

/** The facts of a Service: each port with its node port and the port of the pods behind it. */
export const serviceView = (release: Release, service: ManifestObject<'Service'>): JsonObject => ({
  type: service.document.spec.type ?? 'ClusterIP',
  ports: Object.fromEntries(
    portsOfService(release, service).map(({ port, containerPort }) => [
      String(port.port),
      { nodePort: port.nodePort ?? null, containerPort: containerPort ?? null },
    ]),
  ),
});

/** The facts of an Ingress: the domain below which its hosts are, and where each path ends. */
export function ingressView(release: Release, ingress: ManifestObject<'Ingress'>): JsonObject {
  const routes = routesOfIngress(release, ingress);
  return {
    domain: routes[0]?.host?.replace(/^[^.]+\./, '') ?? null,
    routes: Object.fromEntries(
      routes.map(({ path, pathType, service, port }) => [
        path,
        `${pathType} -> ${componentOf(release, service?.metadata.name ?? 'nothing')}:${port?.port ?? 'nothing'}`,
      ]),
    ),
  };
}
