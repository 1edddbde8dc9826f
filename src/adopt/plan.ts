import { failure, problem, success, type Result } from '../result/index.js';
import { containerOf } from '../manifest/index.js';
import { databaseFacts, dataPath, type DatabaseFacts } from './carry/database.js';
import { nodePortEntries, type NodePortEntry } from './carry/entries.js';
import { findComponents, findLeft, type FoundComponent } from './recognise.js';
import { planAliases, planSteps } from './steps.js';
import type {
  AdoptionPlan,
  AdoptionRequest,
  AdoptionStep,
  LeftObject,
  NamespaceSnapshot,
  ObjectReference,
  ReleaseState,
} from './types.js';
import { APPLICATIONS, BUILD_SERVER, DATABASE, KNOWN_VARIABLES, SHARED_CLAIM } from './upstream.js';
import { databaseSecret, holdsValues, stageValues, takesNodePorts } from './values.js';

const CHART = 'egov-msa';

const countKinds = (components: readonly FoundComponent[], snapshot: NamespaceSnapshot): Record<string, number> => {
  const claims = [SHARED_CLAIM, DATABASE.claim, BUILD_SERVER.claim].filter(
    (name) => name !== undefined && snapshot.live.find('PersistentVolumeClaim', name) !== undefined,
  );
  return {
    workloads: components.filter(({ workload }) => workload !== undefined).length,
    services: components.filter(({ service }) => service !== undefined).length,
    autoscalers: components.filter(({ autoscaler }) => autoscaler !== undefined).length,
    claims: claims.length,
  };
};

const touched = (steps: readonly AdoptionStep[]): readonly ObjectReference[] =>
  steps.flatMap(({ action }) => (action.type === 'stop' || action.type === 'remove' ? action.objects : []));

const aliasLeft = (source: Parameters<typeof planAliases>[0]): readonly LeftObject[] =>
  planAliases(source).map(({ service }) => ({
    apiVersion: 'v1',
    kind: 'Service',
    name: service,
    reason: 'It leads to the release from then on, for callers that know its name; delete it when nobody does.',
  }));

const carried = ({ release }: AdoptionRequest): ObjectReference => ({
  apiVersion: 'v1',
  kind: 'Secret',
  name: databaseSecret(release),
});

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
        : [`${upstream.base} has ${names.join(', ')}: put what you still need into ${upstream.component}.extraEnv.`];
    });

const notesFor = (
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
    : [`The ports of the nodes close, since your values expose the system by ${request.exposureType ?? 'none'}.`]),
  ...(components.some(({ others }) => others.some(({ metadata }) => metadata.name === 'jenkins-jnlp'))
    ? ['Agents of Jenkins reach it inside the cluster only; its node port for them closes.']
    : []),
  'Messages that lie in the old RabbitMQ, traces in the old Zipkin and logs in the old Elasticsearch are in no volume and end with their pods.',
  'Users, roles and classes of the cluster, other namespaces and persistent volumes are not touched.',
];

const releaseObstacles = (release: ReleaseState | undefined, request: AdoptionRequest): readonly string[] => {
  if (release === undefined) return [];
  if (release.chart !== CHART)
    return [`The release of that name is of the chart ${release.chart}: choose another name with --release.`];
  const adopted = { global: { database: { existingSecret: databaseSecret(request.release) } } };
  return holdsValues(release.values, adopted)
    ? []
    : ['A release of that name runs already and was not made by adoption: choose another name with --release.'];
};

const databaseObstacles = ({ live }: NamespaceSnapshot, database: DatabaseFacts): readonly string[] => {
  const path = dataPath(database);
  const unbound = [SHARED_CLAIM, DATABASE.claim ?? ''].filter((name) => {
    const claim = live.find('PersistentVolumeClaim', name)?.document as { status?: { phase?: string } } | undefined;
    return claim !== undefined && claim.status?.phase !== 'Bound';
  });
  return [
    ...unbound.map((name) => `Claim ${name} is not bound: the old deployment cannot have worked with it.`),
    ...(path === 'unknown'
      ? ['Nothing tells the version of MySQL that wrote the data: give it with --mysql-version, such as 5.7.']
      : []),
    ...(path === 'too-new'
      ? [`The data are of MySQL ${database.version ?? ''}, newer than the chart's 8.4: use it as it is, outside the release, by global.database.host.`]
      : []),
    ...(path === 'too-old'
      ? [`The data are of MySQL ${database.version ?? ''}: upgrade them to 5.7 first.`]
      : []),
  ];
};

/**
 * Makes the plan of handing a namespace over to a release.
 *
 * @param snapshot - what the namespace holds
 * @param request - the release, and what the user's values say
 * @returns the plan; a failure when there is nothing of upstream's
 * @example
 * const plan = planAdoption(snapshot, { release: 'egov' });
 */
export const planAdoption = (snapshot: NamespaceSnapshot, request: AdoptionRequest): Result<AdoptionPlan> => {
  const { live } = snapshot;
  const components = findComponents(live);
  const remaining = components.filter(({ workload, autoscaler }) => workload !== undefined || autoscaler !== undefined);
  if (remaining.length === 0 && snapshot.release?.chart !== CHART) {
    const message = `Namespace "${live.namespace}" holds nothing of upstream's Kustomize deployment (apigateway-deployment, mysql-statefulset and so on).`;
    const hint =
      'Name the one that does with --namespace: upstream installs into "default". For a new installation use egov-msa up.';
    return failure(problem('input', message, hint));
  }
  const database = databaseFacts(snapshot, components, request);
  const entries = nodePortEntries(components);
  const source = { snapshot, components, database, entries, request };
  const values = stageValues(source);
  const steps = planSteps({ ...source, values });
  const complete = steps.some(({ id, done }) => id === 'release-whole' && done);
  const aliases = aliasLeft({ ...source, values });
  return success({
    namespace: live.namespace,
    release: request.release,
    found: countKinds(components, snapshot),
    steps,
    values,
    left: [
      ...aliases,
      ...findLeft(snapshot, [...touched(steps), ...aliases, carried(request)], request.release),
    ],
    notes: notesFor(components, database, entries, request),
    obstacles: [
      ...releaseObstacles(snapshot.release, request),
      ...(complete ? [] : databaseObstacles(snapshot, database)),
    ],
  });
};
