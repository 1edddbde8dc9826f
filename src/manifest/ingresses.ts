import type { DocumentOfKind, ManifestObject, ServicePort } from './objects.js';
import type { Release } from './release.js';

/** One way into a release through an Ingress. */
export interface IngressRoute {
  /** Absent for any host. */
  readonly host?: string;
  readonly path: string;
  readonly pathType: string;
  readonly serviceName: string;
  /** The Service, when the release has it. */
  readonly service?: ManifestObject<'Service'>;
  /** The Service's port, when it has the one that the Ingress names. */
  readonly port?: ServicePort;
}

type IngressSpec = DocumentOfKind['Ingress']['spec'];
type Backend = NonNullable<IngressSpec['defaultBackend']>;

const resolveBackend = (release: Release, { metadata }: ManifestObject, backend: Backend) => {
  const serviceName = backend.service?.name ?? '';
  const service = release.find('Service', serviceName, metadata.namespace ?? release.namespace);
  const wanted = backend.service?.port;
  const port = service?.document.spec.ports?.find(
    ({ name, port: number }) => number === wanted?.number || (name !== undefined && name === wanted?.name),
  );
  return {
    serviceName,
    ...(service === undefined ? {} : { service }),
    ...(port === undefined ? {} : { port }),
  };
};

/**
 * Follows every rule of an Ingress to its Service and port.
 *
 * @example routesOfIngress(release, ingress).map(({ host, service }) => `${host} -> ${service?.metadata.name}`)
 */
export function routesOfIngress(
  release: Release,
  ingress: ManifestObject<'Ingress'>,
): readonly IngressRoute[] {
  const { rules = [], defaultBackend } = ingress.document.spec;
  const routes = rules.flatMap(({ host, http }) =>
    (http?.paths ?? []).map(({ path = '/', pathType, backend }) => ({
      ...(host === undefined ? {} : { host }),
      path,
      pathType,
      ...resolveBackend(release, ingress, backend),
    })),
  );
  if (defaultBackend === undefined) return routes;
  return [...routes, { path: '/', pathType: 'Prefix', ...resolveBackend(release, ingress, defaultBackend) }];
}
