import { listNames } from '../sentences/index.js';
import type { ClusterConnection } from './connection.js';
import { readWorkloads } from './read.js';
import type { WorkloadSummary } from './types.js';

/** A person sees that something moves, and the API server hardly notices. */
const INTERVAL_MILLISECONDS = 2_000;

/** More names do not fit on a line. */
const NAMED = 3;

/**
 * Says in a few words how far a release has come.
 *
 * @returns undefined before the first workload is there
 * @example describeReadiness(workloads) // '14 of 16 workloads ready, waiting for egov-mysql and egov-jenkins'
 */
export const describeReadiness = (workloads: readonly WorkloadSummary[]): string | undefined => {
  const lasting = workloads.filter(({ kind }) => kind !== 'CronJob');
  if (lasting.length === 0) return undefined;
  const missing = lasting.filter(({ ready, desired }) => ready < desired).map(({ name }) => name);
  const counted = `${String(lasting.length - missing.length)} of ${String(lasting.length)} workloads ready`;
  if (missing.length === 0) return counted;
  const named = missing.slice(0, missing.length > NAMED ? NAMED - 1 : NAMED);
  const others = missing.length - named.length;
  const all = others === 0 ? named : [...named, `${String(others)} others`];
  return `${counted}, waiting for ${listNames(all)}`;
};

/**
 * Follows a release while it is installed.
 *
 * @param tell - gets what {@link describeReadiness} says, whenever that has changed
 * @returns ends it
 * @example const stop = followReadiness(connection, { namespace: 'egov', release: 'egov' }, console.error);
 */
export const followReadiness = (
  connection: ClusterConnection,
  names: { readonly namespace: string; readonly release: string },
  tell: (text: string) => void,
): (() => void) => {
  let stopped = false;
  let told: string | undefined;
  let timer: NodeJS.Timeout;
  const look = async (): Promise<void> => {
    const workloads = await readWorkloads(connection, names);
    if (stopped) return;
    // What keeps it from being read, helm will say.
    const text = workloads.ok ? describeReadiness(workloads.value) : undefined;
    if (text !== undefined && text !== told) tell(text);
    told = text ?? told;
    next();
  };
  const next = (): void => {
    timer = setTimeout(() => void look(), INTERVAL_MILLISECONDS).unref();
  };
  next();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
};
