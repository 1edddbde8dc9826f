import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { failure, isFailure, problem, success, type Result } from '../../result/index.js';
import type { Progress } from '../../terminal/index.js';
import type { ClusterConnection } from '../../workloads/index.js';
import { originalService } from '../original.js';
import { planAdoption } from '../plan.js';
import { COMPLETE_ANNOTATION } from '../steps.js';
import type { Action, AdoptionPlan, AdoptionRequest, AdoptionStep, Alias, NamespaceSnapshot } from '../types.js';
import { databaseSecret } from '../values.js';
import { aliasPatch, deleteObject, patchObject, restorePatch, stopPatch } from './patches.js';
import { unreadySuccessors } from './successors.js';
import type { JsonObject } from '../../yaml/index.js';

/** What carrying out needs of the world. */
export interface AdoptionTools {
  readonly connection: ClusterConnection;
  /** Reads the namespace anew: what is there is all that the next step goes by. */
  readonly read: () => Promise<Result<NamespaceSnapshot>>;
  /** `helm upgrade --install` with the user's values and these over them. */
  readonly deploy: (values: JsonObject) => Promise<Result<unknown>>;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  /** How long pods may take to end. */
  readonly timeoutMilliseconds: number;
}

export interface ExecutionOptions extends AdoptionRequest {
  /** Whether there is a way back for the data. */
  readonly hasDump: boolean;
}

const POLL_MILLISECONDS = 500;
const PASSWORD_LENGTH = 32;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const randomPassword = (): string =>
  Array.from({ length: PASSWORD_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

type ActionOf<Type extends Action['type']> = Extract<Action, { readonly type: Type }>;

const done: Result<undefined> = success(undefined);

const createSecret = async (
  { name, data }: ActionOf<'create-secret'>,
  { live }: NamespaceSnapshot,
  { connection }: AdoptionTools,
): Promise<Result<undefined>> => {
  await connection.core.createNamespacedSecret({
    namespace: live.namespace,
    body: {
      metadata: { name, labels: { 'app.kubernetes.io/part-of': 'egov-msa' } },
      type: 'Opaque',
      stringData: { ...data, 'root-password': randomPassword() },
    },
  });
  return done;
};

/** The pods have to be gone, not only asked to go. */
const untilDone = async (
  id: string,
  request: AdoptionRequest,
  { read, signal, timeoutMilliseconds }: AdoptionTools,
): Promise<Result<undefined>> => {
  const deadline = Date.now() + timeoutMilliseconds;
  while (Date.now() < deadline && !signal.aborted) {
    const snapshot = await read();
    if (isFailure(snapshot)) return snapshot;
    const plan = planAdoption(snapshot.value, request);
    if (isFailure(plan)) return plan;
    if (plan.value.steps.find((step) => step.id === id)?.done !== false) return done;
    await sleep(POLL_MILLISECONDS);
  }
  const message = signal.aborted ? 'The adoption was interrupted.' : 'The old pods did not end in time.';
  return failure(problem('cluster', message, 'Run the same command again to go on; --timeout gives them longer.'));
};

const stop = async (
  step: AdoptionStep,
  { objects }: ActionOf<'stop'>,
  { live }: NamespaceSnapshot,
  request: AdoptionRequest,
  tools: AdoptionTools,
): Promise<Result<undefined>> => {
  for (const reference of objects) {
    const workload =
      reference.kind === 'Deployment'
        ? live.find('Deployment', reference.name)
        : live.find('StatefulSet', reference.name);
    if (workload !== undefined)
      await patchObject(tools.connection, live.namespace, reference, stopPatch(workload));
  }
  return untilDone(step.id, request, tools);
};

const SERVICE = { apiVersion: 'v1', kind: 'Service' };

const switchAlias = async (
  { service: name, component }: Alias,
  { live }: NamespaceSnapshot,
  { connection }: AdoptionTools,
): Promise<void> => {
  const service = live.find('Service', name);
  if (service === undefined) return;
  await patchObject(connection, live.namespace, { ...SERVICE, name }, aliasPatch(live, service, component));
};

const restoreAlias = async (
  { service: name }: Alias,
  { live }: NamespaceSnapshot,
  { connection }: AdoptionTools,
): Promise<void> => {
  const service = live.find('Service', name);
  if (service === undefined) return;
  await patchObject(
    connection,
    live.namespace,
    { ...SERVICE, name },
    restorePatch(service, originalService(service)),
  );
};

const release = async (
  { stage, aliases }: ActionOf<'release'>,
  plan: AdoptionPlan,
  snapshot: NamespaceSnapshot,
  tools: AdoptionTools,
): Promise<Result<undefined>> => {
  const { live } = snapshot;
  for (const alias of aliases) await switchAlias(alias, snapshot, tools);
  const deployed = await tools.deploy(plan.values[stage]);
  const now = await tools.read();
  if (isFailure(now)) return now;
  if (isFailure(deployed)) {
    for (const alias of aliases) await restoreAlias(alias, now.value, tools);
    return deployed;
  }
  // What the release has only now (Jenkins) can be led to only now.
  for (const alias of aliases) await switchAlias(alias, now.value, tools);
  if (stage !== 'whole') return done;
  const secret = { apiVersion: 'v1', kind: 'Secret', name: databaseSecret(plan.release) };
  await patchObject(tools.connection, live.namespace, secret, {
    annotations: { [COMPLETE_ANNOTATION]: 'true' },
  });
  return done;
};

const remove = async (
  { objects, successor }: ActionOf<'remove'>,
  { live }: NamespaceSnapshot,
  { connection }: AdoptionTools,
): Promise<Result<undefined>> => {
  const unready = unreadySuccessors(live, successor);
  if (unready.length > 0) {
    const message = `${unready.join(', ')} is not ready, so nothing old is removed.`;
    return failure(
      problem('cluster', message, 'Find out why with kubectl describe, then run the same command again.'),
    );
  }
  for (const reference of objects) await deleteObject(connection, live.namespace, reference);
  return done;
};

const perform = (
  step: AdoptionStep,
  plan: AdoptionPlan,
  snapshot: NamespaceSnapshot,
  request: AdoptionRequest,
  tools: AdoptionTools,
): Promise<Result<undefined>> => {
  const { action } = step;
  switch (action.type) {
    case 'create-secret':
      return createSecret(action, snapshot, tools);
    case 'stop':
      return stop(step, action, snapshot, request, tools);
    case 'release':
      return release(action, plan, snapshot, tools);
    case 'remove':
      return remove(action, snapshot, tools);
  }
};

const refusal = (plan: AdoptionPlan, step: AdoptionStep, { hasDump }: ExecutionOptions): Result<undefined> => {
  const [obstacle] = plan.obstacles;
  if (obstacle !== undefined)
    return failure(problem('input', obstacle, 'Nothing has been changed by this step; run again once it is solved.'));
  if (!step.needsDump || hasDump) return done;
  const message = 'From the next step on the old MySQL cannot read its data any more, and there is no dump of them yet.';
  const dump = `kubectl exec --namespace ${plan.namespace} mysql-statefulset-0 --container mysql -- mysqldump --user=root --all-databases --single-transaction --routines --events > dump.sql`;
  return failure(
    problem('input', message, `Make one (${dump}) and run again with --dump dump.sql, or with --without-dump if you have another way back.`),
  );
};

const attempt = async (work: () => Promise<Result<undefined>>): Promise<Result<undefined>> => {
  try {
    return await work();
  } catch (error) {
    const { code, message = String(error) } = error as { code?: unknown; message?: string };
    const reason = /"message":"((?:[^"\\]|\\.)*)"/.exec(message.replaceAll('\\"', '"'))?.[1] ?? message.split('\n')[0] ?? '';
    const text = `The API server refuses a change${typeof code === 'number' ? ` (${String(code)})` : ''}: ${reason}.`;
    return failure(problem('cluster', text, 'Solve it, then run the same command again: it goes on where it stopped.', message));
  }
};

/**
 * Carries out what is left of an adoption, step by step. What is done is read from the cluster each time, so that an
 * interrupted run is continued by the next.
 *
 * @param options - the release, and whether there is a dump
 * @param tools - the cluster
 * @returns the number of steps carried out; a failure leaves everything up to the failed step
 * @example
 * const steps = await executeAdoption({ release: 'egov', hasDump: true }, tools);
 */
export const executeAdoption = async (
  options: ExecutionOptions,
  tools: AdoptionTools,
): Promise<Result<number>> => {
  const { progress, signal } = tools;
  const finished = new Set<string>();
  for (;;) {
    if (signal.aborted)
      return failure(
        problem('cluster', 'The adoption was interrupted.', 'Run the same command again: it goes on where it stopped.'),
      );
    const snapshot = await tools.read();
    if (isFailure(snapshot)) return snapshot;
    const plan = planAdoption(snapshot.value, options);
    if (isFailure(plan)) return plan;
    const next = plan.value.steps.find((step) => !step.done);
    if (next === undefined) return success(finished.size);
    const refused = refusal(plan.value, next, options);
    if (isFailure(refused)) return refused;
    if (finished.has(next.id)) {
      const message = `The step "${next.title}" was carried out, but the cluster does not show it.`;
      return failure(problem('cluster', message, 'Another program may be changing the namespace; look at it before you run again.'));
    }
    const left = plan.value.steps.filter(({ done: past }) => !past).length;
    const step = progress.step(`${next.title} (${String(left)} to go)`);
    const result = await attempt(() => perform(next, plan.value, snapshot.value, options, tools));
    if (isFailure(result)) {
      step.fail();
      return result;
    }
    step.succeed();
    finished.add(next.id);
  }
};
