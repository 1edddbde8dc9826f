import type { DocumentOfKind, ManifestObject, ServicePort } from './objects.js';
import type { Release } from './release.js';

/** One way into a release through an HTTPRoute of the Gateway API. */
export interface HttpRouteTarget {
  /** Absent for every host of the Gateway. */
  readonly host?: string;
  readonly path: string;
  /** `PathPrefix`, `Exact` or `RegularExpression`. */
  readonly pathType: string;
  readonly serviceName: string;
  readonly serviceNamespace: string;
  /** Number of the Service's port, when the route names one. */
  readonly portNumber?: number;
  /** The Service, when the release has it. */
  readonly service?: ManifestObject<'Service'>;
  /** The Service's port, when it has the one that the route names. */
  readonly port?: ServicePort;
  /** Field that names the Service: `spec.rules[0].backendRefs[0]`. */
  readonly field: string;
}

type HttpRouteRule = NonNullable<NonNullable<DocumentOfKind['HTTPRoute']['spec']>['rules']>[number];
type Backend = NonNullable<HttpRouteRule['backendRefs']>[number];

// What the API server fills in.
const isService = ({ group = '', kind = 'Service' }: Backend): boolean => group === '' && kind === 'Service';

const resolveBackend = (release: Release, { metadata }: ManifestObject, backend: Backend) => {
  const { name, namespace = metadata.namespace ?? release.namespace, port: portNumber } = backend;
  const service = release.find('Service', name, namespace);
  const port = service?.document.spec.ports?.find(({ port: number }) => number === portNumber);
  return {
    serviceName: name,
    serviceNamespace: namespace,
    ...(portNumber === undefined ? {} : { portNumber }),
    ...(service === undefined ? {} : { service }),
    ...(port === undefined ? {} : { port }),
  };
};

const pathsOf = ({ matches }: HttpRouteRule) =>
  (matches?.length ? matches : [{}]).map(({ path }) => ({
    path: path?.value ?? '/',
    pathType: path?.type ?? 'PathPrefix',
  }));

const hostsOf = (hostnames: readonly string[]) =>
  hostnames.length === 0 ? [{}] : hostnames.map((host) => ({ host }));

/**
 * Follows every rule of an HTTPRoute to its Services and ports: one route for each host, path and Service. A rule that
 * only redirects has none, and neither has a backend that is no Service.
 *
 * @see https://gateway-api.sigs.k8s.io/api-types/httproute/
 * @example routesOfHttpRoute(release, route).map(({ host, service }) => `${host} -> ${service?.metadata.name}`)
 */
export function routesOfHttpRoute(
  release: Release,
  route: ManifestObject<'HTTPRoute'>,
): readonly HttpRouteTarget[] {
  const { spec } = route.document;
  return hostsOf(spec?.hostnames ?? []).flatMap((host) =>
    (spec?.rules ?? []).flatMap((rule, index) =>
      pathsOf(rule).flatMap((path) =>
        (rule.backendRefs ?? []).flatMap((backend, position) =>
          isService(backend)
            ? [
                {
                  ...host,
                  ...path,
                  ...resolveBackend(release, route, backend),
                  field: `spec.rules[${String(index)}].backendRefs[${String(position)}]`,
                },
              ]
            : [],
        ),
      ),
    ),
  );
}
