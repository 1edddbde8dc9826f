import { failure, isFailure, problem, success, type Result } from '../../result/index.js';
import { planAdoption } from '../plan.js';
import type { AdoptionPlan, AdoptionRequest, AdoptionStep, NamespaceSnapshot } from '../types.js';
import { refusal } from './refusal.js';
import { release } from './release.js';
import { remove } from './remove.js';
import { createSecret } from './secret.js';
import { stop } from './stop.js';
import type { AdoptionTools, ExecutionOptions } from './tools.js';

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

const attempt = async (work: () => Promise<Result<undefined>>): Promise<Result<undefined>> => {
  try {
    return await work();
  } catch (error) {
    const { code, message = String(error) } = error as { code?: unknown; message?: string };
    const reason =
      /"message":"((?:[^"\\]|\\.)*)"/.exec(message.replaceAll('\\"', '"'))?.[1] ??
      message.split('\n')[0] ??
      '';
    const text = `The API server refuses a change${typeof code === 'number' ? ` (${String(code)})` : ''}: ${reason}.`;
    return failure(
      problem(
        'cluster',
        text,
        'Solve it, then run the same command again: it goes on where it stopped.',
        message,
      ),
    );
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
        problem(
          'cluster',
          'The adoption was interrupted.',
          'Run the same command again: it goes on where it stopped.',
        ),
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
      return failure(
        problem(
          'cluster',
          message,
          'Another program may be changing the namespace; look at it before you run again.',
        ),
      );
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
