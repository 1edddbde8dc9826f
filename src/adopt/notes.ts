import { containerOf } from '../manifest/index.js';
import type { DatabaseFacts } from './carry/database.js';
import type { NodePortEntry } from './carry/entries.js';
import type { FoundComponent } from './recognise.js';
import type { AdoptionRequest } from './types.js';
import { APPLICATIONS, KNOWN_VARIABLES } from './upstream.js';
import { takesNodePorts } from './values.js';

/** Variables of the user's own on the old services, which the chart does not know. */
const foreignVariables = (components: readonly FoundComponent[]): readonly string[] =>
  components
    .filter(({ upstream }) => APPLICATIONS.includes(upstream))
    .flatMap(({ upstream, workload }) => {
      const names = (workload === undefined ? [] : (containerOf(workload)?.env ?? []))
        .map(({ name }) => name)
        .filter((name) => !KNOWN_VARIABLES.includes(name));
      return names.length === 0
        ? []
        : [
            `${upstream.base} has ${names.join(', ')}: put what you still need into ${upstream.component}.extraEnv.`,
          ];
    });

/** What the user should know, a sentence each. */
export const notesFor = (
  components: readonly FoundComponent[],
  database: DatabaseFacts,
  entries: readonly NodePortEntry[],
  request: AdoptionRequest,
): readonly string[] => [
  ...foreignVariables(components),
  ...(database.passwordSource.startsWith('Secret')
    ? [
        'The old services have no DB_PASSWORD, so they log in with the password in their configuration; make sure that it is the one in mysql-secret.',
      ]
    : []),
  ...(takesNodePorts(request) || entries.length === 0
    ? []
    : [
        `The ports of the nodes close, since your values expose the system by ${request.exposureType ?? 'none'}.`,
      ]),
  ...(components.some(({ others }) => others.some(({ metadata }) => metadata.name === 'jenkins-jnlp'))
    ? ['Agents of Jenkins reach it inside the cluster only; its node port for them closes.']
    : []),
  'The complete release has network policies: pods of yours that call its components need global.networkPolicy.clients.',
  'Messages that lie in the old RabbitMQ, traces in the old Zipkin and logs in the old Elasticsearch are in no volume and end with their pods.',
  'Users, roles and classes of the cluster, other namespaces and persistent volumes are not touched.',
];
