import {
  routesOfHttpRoute,
  routesOfIngress,
  type ManifestObject,
  type Release,
} from '../../manifest/index.js';
import { isJsonObject } from '../../yaml/index.js';

/** A way into the release from outside of the cluster. */
export interface Entrance {
  /** The object that makes it; a Service for node ports and load balancers. */
  readonly object: ManifestObject;
  readonly kind: string;
  /** Hosts with their paths, or ports. */
  readonly addresses: readonly string[];
  readonly services: readonly ManifestObject[];
}

const unique = <Item>(items: readonly Item[]): readonly Item[] => [...new Set(items)];

const at = (tree: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => (isJsonObject(value) ? value[key] : undefined), tree);

const list = (tree: unknown, ...path: readonly string[]): readonly unknown[] => {
  const value = at(tree, ...path);
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
};

const texts = (values: readonly unknown[]): readonly string[] =>
  values.filter((value): value is string => typeof value === 'string');

const fromServices = (release: Release): readonly Entrance[] =>
  release.ofKind('Service').flatMap((service): readonly Entrance[] => {
    const { type, ports = [] } = service.document.spec;
    if (type === 'LoadBalancer') {
      const addresses = ports.map(({ port }) => `:${String(port)}`);
      return [{ object: service, kind: 'LoadBalancer', addresses, services: [service] }];
    }
    if (type !== 'NodePort') return [];
    const addresses = ports.map(({ nodePort }) =>
      nodePort === undefined ? ':auto' : `:${String(nodePort)}`,
    );
    return [{ object: service, kind: 'NodePort', addresses, services: [service] }];
  });

const fromIngresses = (release: Release): readonly Entrance[] =>
  release.ofKind('Ingress').map((ingress) => {
    const routes = routesOfIngress(release, ingress);
    return {
      object: ingress,
      kind: 'Ingress',
      addresses: unique(routes.map(({ host = '*', path }) => (path === '/' ? host : `${host}${path}`))),
      services: unique(routes.flatMap(({ service }) => service ?? [])),
    };
  });

const fromHttpRoutes = (release: Release): readonly Entrance[] =>
  release.ofKind('HTTPRoute').map((route) => {
    const hostnames = route.document.spec?.hostnames ?? [];
    return {
      object: route,
      kind: 'HTTPRoute',
      addresses: hostnames.length === 0 ? ['*'] : hostnames,
      services: unique(routesOfHttpRoute(release, route).flatMap(({ service }) => service ?? [])),
    };
  });

// Istio names a Service by its DNS name, short or whole.
const fromVirtualServices = (release: Release): readonly Entrance[] =>
  release.ofKind<string>('VirtualService').flatMap((route): readonly Entrance[] => {
    const gateways = texts(list(route.document, 'spec', 'gateways'));
    if (gateways.length === 0 || gateways.every((gateway) => gateway === 'mesh')) return [];
    const hosts = list(route.document, 'spec', 'http').flatMap((rule) =>
      texts(list(rule, 'route').map((target) => at(target, 'destination', 'host'))),
    );
    const services = hosts.flatMap((host) => {
      const [name = '', namespace = route.metadata.namespace ?? release.namespace] = host.split('.');
      return release.find('Service', name, namespace) ?? [];
    });
    return [
      {
        object: route,
        kind: 'VirtualService',
        addresses: unique(texts(list(route.document, 'spec', 'hosts'))),
        services: unique(services),
      },
    ];
  });

/**
 * Every way into a release: node ports, load balancers, Ingresses, HTTPRoutes and Istio's VirtualServices.
 *
 * @example entrancesOf(release).map(({ kind, addresses }) => `${kind} ${addresses.join(' ')}`)
 */
export const entrancesOf = (release: Release): readonly Entrance[] => [
  ...fromServices(release),
  ...fromIngresses(release),
  ...fromHttpRoutes(release),
  ...fromVirtualServices(release),
];
