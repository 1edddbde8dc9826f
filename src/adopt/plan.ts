import { failure, problem, success, type Result } from '../result/index.js';
import { databaseFacts } from './carry/database.js';
import { nodePortEntries } from './carry/entries.js';
import { notesFor } from './notes.js';
import { CHART, databaseObstacles, releaseObstacles } from './obstacles.js';
import { findComponents, findLeft, type FoundComponent } from './recognise.js';
import { planAliases, planSteps } from './steps/index.js';
import type {
  AdoptionPlan,
  AdoptionRequest,
  AdoptionStep,
  LeftObject,
  NamespaceSnapshot,
  ObjectReference,
} from './types.js';
import { BUILD_SERVER, DATABASE, SHARED_CLAIM } from './upstream.js';
import { databaseSecret, stageValues } from './values.js';

const countKinds = (
  components: readonly FoundComponent[],
  snapshot: NamespaceSnapshot,
): Record<string, number> => {
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
    reason:
      'It leads to the release from then on, for callers that know its name; delete it when nobody does.',
  }));

const carried = ({ release }: AdoptionRequest): ObjectReference => ({
  apiVersion: 'v1',
  kind: 'Secret',
  name: databaseSecret(release),
});

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
  const remaining = components.filter(
    ({ workload, autoscaler }) => workload !== undefined || autoscaler !== undefined,
  );
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
