import { routesOfHttpRoute, type ManifestObject, type Release } from '../../manifest/index.js';
import type { JsonObject } from '../../yaml/index.js';
import { namespaceOf, objectAt, objectsAt, textAt, valueAt } from '../support/index.js';
import type { Reference } from './types.js';

type Base = Pick<Reference, 'from' | 'namespace'>;

/** cert-manager makes the Secret of an Ingress that has one of these. */
const ISSUER_ANNOTATIONS = [
  'cert-manager.io/issuer',
  'cert-manager.io/cluster-issuer',
  'kubernetes.io/tls-acme',
];

const portOf = (backend: JsonObject): string | number | undefined => {
  const port = valueAt(backend, 'service', 'port', 'name') ?? valueAt(backend, 'service', 'port', 'number');
  return typeof port === 'string' || typeof port === 'number' ? port : undefined;
};

const backendReference = (backend: JsonObject, path: string, base: Base): readonly Reference[] => {
  const name = textAt(backend, 'service', 'name');
  const key = portOf(backend);
  if (name === undefined) return [];
  return [{ ...base, kind: 'Service', name, ...(key === undefined ? {} : { key }), path: `${path}.service` }];
};

const ingressReferences = (release: Release, ingress: ManifestObject): readonly Reference[] => {
  const { document } = ingress;
  const base = { from: ingress, namespace: namespaceOf(release, ingress) };
  const rules = objectsAt(document, 'spec', 'rules').flatMap((rule, index) =>
    objectsAt(rule, 'http', 'paths').flatMap((entry, position) =>
      backendReference(
        objectAt(entry, 'backend'),
        `spec.rules[${index}].http.paths[${position}].backend`,
        base,
      ),
    ),
  );
  const isIssued = ISSUER_ANNOTATIONS.some((name) => ingress.metadata.annotations[name] !== undefined);
  const certificates = objectsAt(document, 'spec', 'tls').flatMap((entry, index): Reference[] => {
    const name = textAt(entry, 'secretName');
    if (name === undefined || isIssued) return [];
    return [{ ...base, kind: 'Secret', name, key: 'tls.crt', path: `spec.tls[${index}].secretName` }];
  });
  return [
    ...rules,
    ...backendReference(objectAt(document, 'spec', 'defaultBackend'), 'spec.defaultBackend', base),
    ...certificates,
  ];
};

// The same Service is reached by each host and path of a rule.
const httpRouteReferences = (release: Release, route: ManifestObject<'HTTPRoute'>): readonly Reference[] => {
  const byField = new Map(routesOfHttpRoute(release, route).map((target) => [target.field, target]));
  return [...byField.values()].map(({ serviceName, serviceNamespace, portNumber, field }) => ({
    from: route,
    namespace: serviceNamespace,
    kind: 'Service',
    name: serviceName,
    ...(portNumber === undefined ? {} : { key: portNumber }),
    path: field,
  }));
};

const certificateReferences = (release: Release, gateway: ManifestObject): readonly Reference[] => {
  const issued = release
    .ofKind<string>('Certificate')
    .map(({ document }) => textAt(document, 'spec', 'secretName'));
  return objectsAt(gateway.document, 'spec', 'listeners').flatMap((listener, index) =>
    objectsAt(listener, 'tls', 'certificateRefs').flatMap((certificate, position): Reference[] => {
      const name = textAt(certificate, 'name');
      if (name === undefined || issued.includes(name)) return [];
      return [
        {
          from: gateway,
          namespace: textAt(certificate, 'namespace') ?? namespaceOf(release, gateway),
          kind: 'Secret',
          name,
          key: 'tls.crt',
          path: `spec.listeners[${index}].tls.certificateRefs[${position}]`,
        },
      ];
    }),
  );
};

/** `name`, or `name.namespace.svc` and the cluster's domain. A host of another form is none of Kubernetes. */
const SERVICE_HOST = /^(?<name>[a-z0-9-]+)(?:\.(?<namespace>[a-z0-9-]+)\.svc\b.*)?$/;

const destinationReferences = (release: Release, rule: ManifestObject): readonly Reference[] => {
  const { name, namespace } = SERVICE_HOST.exec(textAt(rule.document, 'spec', 'host') ?? '')?.groups ?? {};
  if (name === undefined) return [];
  return [
    {
      from: rule,
      namespace: namespace ?? namespaceOf(release, rule),
      kind: 'Service',
      name,
      path: 'spec.host',
    },
  ];
};

const virtualServiceReferences = (release: Release, service: ManifestObject): readonly Reference[] =>
  objectsAt(service.document, 'spec', 'http').flatMap((rule, index) =>
    objectsAt(rule, 'route').flatMap((route, position): Reference[] => {
      const { name, namespace } = SERVICE_HOST.exec(textAt(route, 'destination', 'host') ?? '')?.groups ?? {};
      const port = valueAt(route, 'destination', 'port', 'number');
      if (name === undefined) return [];
      return [
        {
          from: service,
          namespace: namespace ?? namespaceOf(release, service),
          kind: 'Service',
          name,
          ...(typeof port === 'number' ? { key: port } : {}),
          path: `spec.http[${index}].route[${position}].destination`,
        },
      ];
    }),
  );

/**
 * The Services and certificates that Ingresses, Gateways, their routes and a mesh's rules name.
 *
 * @example routeReferences(release).filter(({ kind }) => kind === 'Service')
 */
export const routeReferences = (release: Release): readonly Reference[] => [
  ...release.ofKind<string>('Ingress').flatMap((ingress) => ingressReferences(release, ingress)),
  ...release.ofKind('HTTPRoute').flatMap((route) => httpRouteReferences(release, route)),
  ...release.ofKind<string>('Gateway').flatMap((gateway) => certificateReferences(release, gateway)),
  ...release.ofKind<string>('VirtualService').flatMap((one) => virtualServiceReferences(release, one)),
  ...release.ofKind<string>('DestinationRule').flatMap((rule) => destinationReferences(release, rule)),
];
