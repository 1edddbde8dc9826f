/** One line of `helm history --output json`. */
export interface ReleaseRevision {
  readonly revision: number;
  /** Time stamp in ISO 8601. */
  readonly updated: string;
  readonly status: string;
}

/** What must happen before a release can be upgraded. */
export type Recovery =
  | { readonly action: 'none' }
  | { readonly action: 'wait'; readonly status: string; readonly sinceSeconds: number }
  | { readonly action: 'uninstall'; readonly status: string }
  | { readonly action: 'rollback'; readonly status: string; readonly revision: number };

const PENDING = ['pending-install', 'pending-upgrade', 'pending-rollback', 'uninstalling'];

/**
 * Decides how to get a release out of a state in which helm refuses to work on it, which is what remains when
 * helm is killed. A revision that once worked is gone back to; a first install that never worked is removed.
 *
 * @param history - its revisions, oldest first
 * @param options - the time now (ms), and how old (s) a pending state must be to be nobody's work any more
 * @example
 * planRecovery([{ revision: 1, status: 'pending-install', updated }], { now: Date.now(), abandonedAfterSeconds: 600 })
 */
export const planRecovery = (
  history: readonly ReleaseRevision[],
  { now, abandonedAfterSeconds }: { readonly now: number; readonly abandonedAfterSeconds: number },
): Recovery => {
  const last = history.at(-1);
  if (last === undefined || !PENDING.includes(last.status)) return { action: 'none' };
  const sinceSeconds = Math.round((now - Date.parse(last.updated)) / 1000);
  if (sinceSeconds < abandonedAfterSeconds) return { action: 'wait', status: last.status, sinceSeconds };
  const worked = history.findLast(({ status }) => status === 'deployed' || status === 'superseded');
  return worked === undefined || last.status === 'uninstalling'
    ? { action: 'uninstall', status: last.status }
    : { action: 'rollback', status: last.status, revision: worked.revision };
};
