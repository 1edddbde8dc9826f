import { setTimeout as sleep } from 'node:timers/promises';
import { failure, isFailure, problem, success, type Result } from '../../result/index.js';
import { planAdoption } from '../plan.js';
import type { AdoptionRequest, AdoptionStep, NamespaceSnapshot } from '../types.js';
import { patchObject, stopPatch } from './patches.js';
import type { ActionOf, AdoptionTools } from './tools.js';

const POLL_MILLISECONDS = 500;

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
    if (plan.value.steps.find((step) => step.id === id)?.done !== false) return success(undefined);
    await sleep(POLL_MILLISECONDS);
  }
  const message = signal.aborted ? 'The adoption was interrupted.' : 'The old pods did not end in time.';
  return failure(
    problem('cluster', message, 'Run the same command again to go on; --timeout gives them longer.'),
  );
};

/** Stops workloads and waits until their pods are gone. */
export const stop = async (
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
