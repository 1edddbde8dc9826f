import {
  portsOfService,
  routesOfHttpRoute,
  routesOfIngress,
  type ManifestObject,
  type Release,
  type ServicePort,
} from '../../manifest/index.js';
import { namespaceOf, objectAt, objectsAt, textAt, textsAt, valueAt } from '../support/index.js';

/** A port of a Service that something of the release offers to the world. */
export interface Entrance {
  readonly service: ManifestObject<'Service'>;
  readonly port: ServicePort;
}

const OPEN_TYPES = ['NodePort', 'LoadBalancer'];

const ofServices = (release: Release): readonly Entrance[] =>
  release
    .ofKind('Service')
    .filter(({ document }) => OPEN_TYPES.includes(document.spec.type ?? ''))
    .flatMap((service) => (service.document.spec.ports ?? []).map((port) => ({ service, port })));

const find = (release: Release, from: ManifestObject, host: string, number: unknown): readonly Entrance[] => {
  const [name = '', namespace = namespaceOf(release, from)] = host.split('.');
  const service = release.find('Service', name, namespace);
  return (service?.document.spec.ports ?? [])
    .filter(({ port }, _, ports) => port === number || (number === undefined && ports.length === 1))
    .flatMap((port) => (service === undefined ? [] : [{ service, port }]));
};

/** Without gateways, or with this one alone, a VirtualService holds for the sidecars only. */
const isAtGateway = ({ document }: ManifestObject): boolean =>
  textsAt(document, 'spec', 'gateways').some((name) => name !== 'mesh');

const ofRoutes = (release: Release): readonly Entrance[] => [
  ...[
    ...release.ofKind('Ingress').flatMap((ingress) => routesOfIngress(release, ingress)),
    ...release.ofKind('HTTPRoute').flatMap((route) => routesOfHttpRoute(release, route)),
  ].flatMap(({ service, port }) => (service === undefined || port === undefined ? [] : [{ service, port }])),
  ...release
    .ofKind<string>('VirtualService')
    .filter(isAtGateway)
    .flatMap((route) =>
      ['http', 'tls', 'tcp']
        .flatMap((protocol) => objectsAt(route.document, 'spec', protocol))
        .flatMap((rule) => objectsAt(rule, 'route'))
        .map((way) => objectAt(way, 'destination'))
        .flatMap((to) => find(release, route, textAt(to, 'host') ?? '', valueAt(to, 'port', 'number'))),
    ),
];

/**
 * Every port that the release itself offers to the world: by the type of a Service, an Ingress, an HTTPRoute or a
 * VirtualService.
 *
 * @example entrancesOf(release).map(({ service, port }) => `${service.metadata.name}:${port.port}`)
 */
export const entrancesOf = (release: Release): readonly Entrance[] => [
  ...ofServices(release),
  ...ofRoutes(release),
];

/**
 * The workloads behind an entrance.
 *
 * @example workloadsBehind(release, entrance).map(({ metadata }) => metadata.name)
 */
export const workloadsBehind = (release: Release, { service, port }: Entrance): readonly ManifestObject[] =>
  portsOfService(release, service)
    .filter((resolved) => resolved.port.port === port.port)
    .map(({ workload }) => workload);
