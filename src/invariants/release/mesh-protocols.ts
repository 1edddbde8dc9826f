import type { ServicePort } from '../../manifest/index.js';
import { authorizationLayer } from '../network/index.js';
import { nameOf } from '../support/index.js';
import type { ReleaseInvariant, Violation } from '../types.js';

const HTTP = ['http', 'http2', 'https', 'grpc', 'grpc-web'];
const PROTOCOLS = [...HTTP, 'tcp', 'tls', 'udp', 'mongo', 'mysql', 'redis'];

/** Registered ports of protocols that a proxy for HTTP breaks: https://www.iana.org/assignments/service-names-port-numbers */
const OTHERS: Readonly<Record<number, string>> = {
  25: 'SMTP',
  587: 'SMTP',
  3306: 'MySQL',
  5432: 'PostgreSQL',
  5672: 'AMQP',
  6379: 'Redis',
  9092: 'Kafka',
  27017: 'MongoDB',
};

const protocolOf = ({ name = '', appProtocol }: ServicePort): string | undefined => {
  // kubernetes.io/h2c and the like are forms of HTTP.
  if (appProtocol !== undefined) return appProtocol.startsWith('kubernetes.io/') ? 'http' : appProtocol;
  return PROTOCOLS.find((protocol) => name === protocol || name.startsWith(`${protocol}-`));
};

const faultOf = (port: ServicePort): Pick<Violation, 'message' | 'hint'> | undefined => {
  const protocol = protocolOf(port);
  const spoken = OTHERS[port.port];
  if (protocol === undefined)
    return {
      message:
        'says no protocol, so sidecars guess it from the first bytes, which a server that speaks first never gets',
      hint: 'Set appProtocol, or begin the name with the protocol, such as http-web or tcp-mysql.',
    };
  return spoken !== undefined && HTTP.includes(protocol)
    ? { message: `is ${protocol}, but ${spoken} speaks there`, hint: 'Set appProtocol to tcp.' }
    : undefined;
};

/** Sidecars take each port for what it is. */
export const meshProtocols: ReleaseInvariant = {
  rule: 'mesh-protocols',
  scope: 'release',
  title: 'In a mesh, every port of a Service says its protocol',
  why: 'A sidecar that takes MySQL or AMQP for HTTP breaks every connection.',
  source: 'https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/',
  inspect: (release) =>
    authorizationLayer(release).isUsed
      ? release.ofKind('Service').flatMap((service) =>
          (service.document.spec.ports ?? []).flatMap((port, index): Violation[] => {
            const fault = port.protocol === 'UDP' ? undefined : faultOf(port);
            if (fault === undefined) return [];
            return [
              {
                object: service,
                path: `spec.ports[${index}]`,
                subject: String(port.port),
                message: `Port ${port.port} of ${nameOf(service)} ${fault.message}.`,
                hint: fault.hint,
              },
            ];
          }),
        )
      : [],
};
