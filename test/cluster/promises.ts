import {
  CoreV1Api,
  KubeConfig,
  PolicyV1Api,
  type V1Pod,
  type V1PodDisruptionBudget,
} from '@kubernetes/client-node';
import { setTimeout as sleep } from 'node:timers/promises';

/** A rollout of simulated pods takes seconds; this sees every step of it. */
const POLL_MILLISECONDS = 150;

/** What was seen of the budgets of a namespace while something went on. */
export interface KeptPromises {
  /** Names of the budgets. */
  readonly budgets: readonly string[];
  /** How often all of them were looked at. */
  readonly looks: number;
  /** Each time that fewer pods were ready than a budget promises. */
  readonly broken: readonly string[];
}

const isReady = ({ metadata, status }: V1Pod): boolean =>
  metadata?.deletionTimestamp === undefined &&
  (status?.conditions ?? []).some(({ type, status: value }) => type === 'Ready' && value === 'True');

const selects = ({ spec }: V1PodDisruptionBudget, { metadata }: V1Pod): boolean =>
  Object.entries(spec?.selector?.matchLabels ?? {}).every(
    ([key, value]) => metadata?.labels?.[key] === value,
  );

/**
 * Counts the ready pods of every PodDisruptionBudget while work goes on: never fewer than it promises, of those that were
 * ready when it was first seen.
 *
 * @example const kept = await watchPromises(kubeconfig, 'egov', () => helm('upgrade', 'egov', chart, '--wait'));
 */
export const watchPromises = async (
  kubeconfig: string,
  namespace: string,
  work: () => Promise<unknown>,
): Promise<KeptPromises> => {
  const configuration = new KubeConfig();
  configuration.loadFromFile(kubeconfig);
  const [core, policy] = [configuration.makeApiClient(CoreV1Api), configuration.makeApiClient(PolicyV1Api)];
  const budgets = new Set<string>();
  const broken: string[] = [];
  // Pods that an upgrade adds take their time, and none of those that were there may be missed for it.
  const atFirst = new Map<string, number>();
  let looks = 0;
  const look = async (): Promise<void> => {
    const { items } = await policy.listNamespacedPodDisruptionBudget({ namespace });
    const { items: pods } = await core.listNamespacedPod({ namespace });
    looks += 1;
    for (const budget of items) {
      const name = budget.metadata?.name ?? '';
      const ready = pods.filter((pod) => selects(budget, pod) && isReady(pod)).length;
      if (!atFirst.has(name)) atFirst.set(name, ready);
      const promised = Math.min(budget.status?.desiredHealthy ?? 0, atFirst.get(name) ?? 0);
      budgets.add(name);
      if (ready < promised) broken.push(`${name}: ${String(ready)} of ${String(promised)}`);
    }
  };
  const state = { over: false };
  const watching = (async () => {
    while (!state.over) {
      await look();
      await sleep(POLL_MILLISECONDS);
    }
  })();
  try {
    await work();
  } finally {
    state.over = true;
    await watching;
  }
  return { budgets: [...budgets].sort(), looks, broken };
};
