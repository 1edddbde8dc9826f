import type { ManifestObject, Release } from '../../manifest/index.js';
import { fits, nameOf, objectAt, objectsAt, textAt, textsAt } from '../support/index.js';
import type { ReleaseInvariant, Violation } from '../types.js';

/** The load balancer of AWS takes its certificates from an annotation or by host name, not from spec.tls. */
const isTerminatedByAlb = ({ document, metadata }: ManifestObject): boolean =>
  (textAt(document, 'spec', 'ingressClassName') === 'alb' ||
    metadata.annotations['kubernetes.io/ingress.class'] === 'alb') &&
  (metadata.annotations['alb.ingress.kubernetes.io/certificate-arn'] !== undefined ||
    (metadata.annotations['alb.ingress.kubernetes.io/listen-ports'] ?? '').includes('HTTPS'));

const HINT = 'Add the certificate: a Secret of type kubernetes.io/tls, or an issuer of cert-manager.';

// A wildcard certificate covers one label: https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards
const covers = (pattern: string, host: string): boolean =>
  pattern.startsWith('*.')
    ? fits(pattern, host) && host.split('.').length === pattern.split('.').length
    : pattern === host;

const ingressViolations = (ingress: ManifestObject): readonly Violation[] => {
  if (isTerminatedByAlb(ingress)) return [];
  const hosts = objectsAt(ingress.document, 'spec', 'tls').flatMap((entry) => textsAt(entry, 'hosts'));
  return objectsAt(ingress.document, 'spec', 'rules').flatMap((rule, index): Violation[] => {
    const host = textAt(rule, 'host');
    if (host !== undefined && hosts.some((pattern) => covers(pattern, host))) return [];
    return [
      {
        object: ingress,
        path: `spec.rules[${index}].host`,
        subject: host ?? '*',
        message: `${nameOf(ingress)} serves ${host ?? 'every host'} without TLS, which this environment requires.`,
        hint: HINT,
      },
    ];
  });
};

const routesOn = (release: Release, gateway: ManifestObject, listener: string): readonly ManifestObject[] =>
  release
    .ofKind<string>('HTTPRoute')
    .filter(({ document }) =>
      objectsAt(document, 'spec', 'parentRefs').some(
        (parent) =>
          textAt(parent, 'name') === gateway.metadata.name &&
          (textAt(parent, 'sectionName') ?? listener) === listener,
      ),
    );

/** A listener whose every route sends its requests on to HTTPS serves nothing in clear text. */
const onlyRedirects = (release: Release, gateway: ManifestObject, listener: string): boolean => {
  const routes = routesOn(release, gateway, listener);
  const rules = routes.flatMap(({ document }) => objectsAt(document, 'spec', 'rules'));
  return (
    rules.length > 0 &&
    rules.every((rule) =>
      objectsAt(rule, 'filters').some((filter) => textAt(filter, 'requestRedirect', 'scheme') === 'https'),
    )
  );
};

const gatewayViolations = (release: Release, gateway: ManifestObject): readonly Violation[] =>
  objectsAt(gateway.document, 'spec', 'listeners').flatMap((listener, index): Violation[] => {
    const protocol = textAt(listener, 'protocol') ?? '';
    if (['HTTPS', 'TLS'].includes(protocol)) return [];
    if (onlyRedirects(release, gateway, textAt(listener, 'name') ?? '')) return [];
    return [
      {
        object: gateway,
        path: `spec.listeners[${index}].protocol`,
        subject: textAt(listener, 'name') ?? '',
        message: `${nameOf(gateway)} listens with ${protocol || 'no protocol'}, and this environment requires TLS.`,
        hint: HINT,
      },
    ];
  });

const istioViolations = (gateway: ManifestObject): readonly Violation[] =>
  objectsAt(gateway.document, 'spec', 'servers').flatMap((server, index): Violation[] => {
    const tls = objectAt(server, 'tls');
    if (tls['httpsRedirect'] === true || typeof tls['mode'] === 'string') return [];
    return [
      {
        object: gateway,
        path: `spec.servers[${index}].tls`,
        subject: textAt(server, 'port', 'name') ?? '',
        message: `${nameOf(gateway)} serves ${textsAt(server, 'hosts').join(', ')} without TLS, which this environment requires.`,
        hint: HINT,
      },
    ];
  });

const violationsIn = (release: Release): readonly Violation[] => [
  ...release.ofKind<string>('Ingress').flatMap(ingressViolations),
  ...release
    .ofKind<string>('Gateway')
    .flatMap((gateway) =>
      gateway.apiVersion.startsWith('networking.istio.io/')
        ? istioViolations(gateway)
        : gatewayViolations(release, gateway),
    ),
];

/** Where the environment requires TLS, whatever faces the outside has it: Ingress, Gateway and Istio's Gateway. */
export const tlsRequired: ReleaseInvariant = {
  rule: 'tls-required',
  scope: 'release',
  title: 'What faces the outside has TLS where the environment requires it',
  why: 'Passwords and personal data would cross the network in clear text.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#tls',
  inspect: (release, { environment }) => (environment.tls === 'required' ? violationsIn(release) : []),
};
