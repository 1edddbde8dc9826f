/** One line of `helm history --output json`. */
export interface ReleaseRevision {
  readonly revision: number;
  /** Time stamp in ISO 8601. */
  readonly updated: string;
  readonly status: string;
}

/** What brings a release back into a state in which helm works on it. */
export type WayBack =
  /** Nothing of it ever worked. */
  | { readonly action: 'uninstall'; readonly status: string }
  /** To a revision that once worked. */
  | { readonly action: 'rollback'; readonly status: string; readonly revision: number };

/** What must happen before a release can be upgraded. */
export type Recovery =
  | { readonly action: 'none' }
  /** Its helm may still be at work; the way back is for when it was killed. */
  | {
      readonly action: 'wait';
      readonly status: string;
      readonly sinceSeconds: number;
      readonly wayBack: WayBack;
    }
  | WayBack;

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
  const worked = history.findLast(({ status }) => status === 'deployed' || status === 'superseded');
  const wayBack: WayBack =
    worked === undefined || last.status === 'uninstalling'
      ? { action: 'uninstall', status: last.status }
      : { action: 'rollback', status: last.status, revision: worked.revision };
  return sinceSeconds < abandonedAfterSeconds
    ? { action: 'wait', status: last.status, sinceSeconds, wayBack }
    : wayBack;
};

/**
 * Writes the command that goes a way back.
 *
 * @param release - its name
 * @param target - arguments that say which cluster and namespace are meant
 * @example wayBackCommand({ action: 'uninstall', status: 'pending-install' }, 'egov', ['--namespace=egov'])
 */
export const wayBackCommand = (wayBack: WayBack, release: string, target: readonly string[]): string => {
  const words =
    wayBack.action === 'rollback' ? ['rollback', release, String(wayBack.revision)] : ['uninstall', release];
  return ['helm', ...words, ...target].join(' ');
};
