import { failure, isFailure, problem, success, type Problem, type Result } from '../result/index.js';
import type { Progress } from '../terminal/index.js';
import { targetArguments, type HelmTarget, type ReleasePlan } from './arguments.js';
import { createHelmClient, type HelmClient, type HelmProgram, type InstalledRelease } from './client.js';
import { describeInstallFailure } from './failure.js';
import { planRecovery, wayBackCommand } from './recovery.js';

export interface DeployOptions {
  readonly helm: HelmProgram;
  readonly target: HelmTarget;
  readonly plan: ReleasePlan;
  /** True when nobody else can be working on the release: we hold its lock. */
  readonly exclusive: boolean;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  /** Follows the release while helm waits: tells how far it has come, until the function that it returns is called. */
  readonly follow?: (tell: (text: string) => void) => () => void;
  /** Stops waiting for pods that the namespace will never admit; the level it enforces. */
  readonly enforcedPodSecurity?: string;
}

/** Helm's own default of --timeout twice over: whoever started it has given up by then. */
const ABANDONED_AFTER_SECONDS = 600;

const recover = async (
  client: HelmClient,
  { plan, target, exclusive, progress }: DeployOptions,
): Promise<Result<boolean>> => {
  const history = await client.history(plan.release);
  if (isFailure(history)) return history;
  const recovery = planRecovery(history.value, {
    now: Date.now(),
    abandonedAfterSeconds: exclusive ? 0 : ABANDONED_AFTER_SECONDS,
  });
  const exists = history.value.length > 0;
  switch (recovery.action) {
    case 'none':
      return success(exists);
    case 'wait': {
      const message = `Another helm works on release "${plan.release}" (${recovery.status} since ${String(recovery.sinceSeconds)} s).`;
      const command = wayBackCommand(recovery.wayBack, plan.release, targetArguments(target));
      const hint = `Wait until it has ended, then run again. If it was killed, run ${command} first.`;
      return failure(problem('cluster', message, hint));
    }
    case 'rollback': {
      progress.note(
        `Release "${plan.release}" was left ${recovery.status}; going back to revision ${String(recovery.revision)} first.`,
      );
      const done = await client.rollback(plan.release, recovery.revision);
      return isFailure(done) ? done : success(true);
    }
    case 'uninstall': {
      progress.note(
        `Release "${plan.release}" was left ${recovery.status} and never worked; removing it first (claims stay).`,
      );
      const done = await client.uninstall(plan.release);
      return isFailure(done) ? done : success(false);
    }
  }
};

/** The API server warns of pods that the namespace will refuse; waiting for them would be in vain. */
const podSecurityBreach = (lines: readonly string[], level: string | undefined): Problem | undefined => {
  const line = lines.find(
    (text) => level !== undefined && text.includes(`would violate PodSecurity`) && text.includes(`${level}:`),
  );
  if (line === undefined) return undefined;
  const reason = line.replace(/^.*would violate PodSecurity/, 'violates PodSecurity').replaceAll('\\"', '"');
  return { ...describeInstallFailure(reason), detail: lines.join('\n') };
};

/**
 * Installs or upgrades a release and waits until it is ready. What fails is undone by helm; a release that an
 * earlier run left half done is brought back first.
 *
 * @returns the release; a failure in words for the user
 * @example
 * const release = await deploy({ helm, target, plan, exclusive: true, progress, signal });
 */
export const deploy = async (options: DeployOptions): Promise<Result<InstalledRelease>> => {
  const { plan, progress } = options;
  const client = createHelmClient(options.helm, options.target);
  const exists = await recover(client, options);
  if (isFailure(exists)) return exists;

  const step = progress.step(
    `${exists.value ? 'Upgrading' : 'Installing'} release "${plan.release}" in namespace "${options.target.namespace}" (helm ${options.helm.version})`,
  );
  const stopFollowing = options.follow?.((text) => {
    step.update(`Release "${plan.release}": ${text}`);
  });
  const giveUp = new AbortController();
  const lines: string[] = [];
  const release = await client.upgrade(plan, {
    signal: AbortSignal.any([options.signal, giveUp.signal]),
    onLine: (line) => {
      lines.push(line);
      if (podSecurityBreach([line], options.enforcedPodSecurity) !== undefined) giveUp.abort();
    },
  });
  stopFollowing?.();
  if (!isFailure(release)) {
    step.succeed();
    return release;
  }
  step.fail();
  if (options.signal.aborted) {
    const message = `The ${exists.value ? 'upgrade' : 'installation'} was interrupted and has been undone.`;
    return failure(problem('cluster', message, 'Run the same command to try again.', release.problem.detail));
  }
  const breach = podSecurityBreach(lines, options.enforcedPodSecurity);
  return breach === undefined ? release : failure(breach);
};
