import { forWeb, forWorker, mesh } from './mesh.js';
import type { Breach } from './types.js';

const edits = mesh(forWeb, forWorker('web', '9000'));

const finding = (message: string, hint: string) => ({
  template: 'base/charts/worker/templates/worker.yaml',
  object: 'Service/egov-worker',
  path: 'spec.ports[1]',
  message,
  hint,
});

/** The mesh with one more port of the worker's Service. */
const withPort = (port: string): Breach['edits'] => ({
  ...edits,
  'charts/worker/templates/worker.yaml': [
    ...(edits['charts/worker/templates/worker.yaml'] as readonly (readonly [string, string])[]),
    ['targetPort: work, appProtocol: tcp}', `targetPort: work, appProtocol: tcp}\n    - ${port}`],
  ],
});

/** Changes of the base chart around the rule mesh-protocols, and what it says of each. */
export const meshProtocols: readonly Breach[] = [
  {
    name: 'a port that says nothing',
    edits: withPort('{name: other, port: 9100, targetPort: work}'),
    findings: [
      finding(
        'Port 9100 of Service egov-worker says no protocol, so sidecars guess it from the first bytes, which a server that speaks first never gets.',
        'Set appProtocol, or begin the name with the protocol, such as http-web or tcp-mysql.',
      ),
    ],
  },
  {
    name: 'a message broker behind HTTP',
    edits: withPort('{name: http-5672, port: 5672, targetPort: work}'),
    findings: [
      finding('Port 5672 of Service egov-worker is http, but AMQP speaks there.', 'Set appProtocol to tcp.'),
    ],
  },
  {
    name: 'a protocol in the name, and one of Kubernetes',
    edits: withPort(
      '{name: tcp-amqp, port: 5672, targetPort: work}\n    - {name: calls, port: 9200, targetPort: work, appProtocol: kubernetes.io/h2c}',
    ),
    findings: [],
  },
];
