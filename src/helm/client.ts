import { failure, isFailure, problem, success, type Result } from '../result/index.js';
import type { JsonObject } from '../yaml/index.js';
import { runProcess, type ProcessOutput, type RunOptions } from '../process/index.js';
import { targetArguments, upgradeArguments, type HelmTarget, type ReleasePlan } from './arguments.js';
import { describeInstallFailure } from './failure.js';
import type { ReleaseRevision } from './recovery.js';

export type { HelmTarget } from './arguments.js';

export interface HelmProgram {
  readonly path: string;
  /** Without `v`. */
  readonly version: string;
}

/** A release as helm reports it after an installation. */
export interface InstalledRelease {
  readonly revision: number;
  readonly status: string;
  /** The chart's notes, as text. */
  readonly notes: string;
  /** Warnings of the API server and of helm. */
  readonly warnings: readonly string[];
}

/** A release as helm has it in the cluster. */
export interface StoredRelease {
  /** Name of its chart. */
  readonly chart: string;
  readonly status: string;
  /** What the user gave: files and single values, merged. */
  readonly values: JsonObject;
}

export interface UpgradeOptions {
  readonly signal?: AbortSignal;
  readonly onLine?: (line: string) => void;
}

/** Helm on one cluster and namespace. */
export interface HelmClient {
  /** Revisions of a release, oldest first; empty when it does not exist. */
  readonly history: (release: string) => Promise<Result<readonly ReleaseRevision[]>>;
  /** The newest revision; undefined when there is no such release. */
  readonly read: (release: string) => Promise<Result<StoredRelease | undefined>>;
  readonly upgrade: (plan: ReleasePlan, options?: UpgradeOptions) => Promise<Result<InstalledRelease>>;
  readonly rollback: (release: string, revision: number) => Promise<Result<undefined>>;
  readonly uninstall: (release: string) => Promise<Result<undefined>>;
}

/** More revisions than a person makes by hand between two successful ones. */
const HISTORY_LENGTH = 50;
/** `helm history` only reads; a cluster that does not answer within this is not there. */
const READ_TIMEOUT_MILLISECONDS = 20_000;

/** An interrupted installation is undone by helm itself. */
const UNDO_MILLISECONDS = 120_000;

const releaseOf = (output: ProcessOutput): InstalledRelease => {
  const { version, info } = JSON.parse(output.stdout) as {
    version: number;
    info: { status: string; notes?: string };
  };
  const warnings = output.stderr.split('\n').filter((line) => line.trim() !== '');
  return { revision: version, status: info.status, notes: info.notes ?? '', warnings };
};

/**
 * Makes a client of the helm program, version 3 or 4.
 *
 * @param helm - the program
 * @param target - the cluster and namespace it works on
 * @example
 * const helm = createHelmClient(program, { kubeconfig, namespace: 'egov' });
 * const release = throwIfFailed(await helm.upgrade(plan));
 */
export const createHelmClient = (helm: HelmProgram, target: HelmTarget): HelmClient => {
  const run = async (args: readonly string[], options: RunOptions = {}): Promise<Result<ProcessOutput>> => {
    const [command, ...rest] = args;
    const output = await runProcess(helm.path, [command ?? '', ...targetArguments(target), ...rest], options);
    if (isFailure(output)) return output;
    return output.value.exitCode === 0 ? output : failure(describeInstallFailure(output.value.stderr));
  };
  const forget = async (output: Promise<Result<ProcessOutput>>): Promise<Result<undefined>> => {
    const done = await output;
    return isFailure(done) ? done : success(undefined);
  };
  return {
    history: async (release) => {
      const output = await run(['history', release, '--output=json', `--max=${String(HISTORY_LENGTH)}`], {
        timeoutMilliseconds: READ_TIMEOUT_MILLISECONDS,
      });
      if (!isFailure(output)) return success(JSON.parse(output.value.stdout) as readonly ReleaseRevision[]);
      if ((output.problem.detail ?? '').includes('release: not found')) return success([]);
      if (!output.problem.message.includes('did not finish')) return output;
      const name =
        target.context === undefined ? 'The cluster' : `The cluster of context "${target.context}"`;
      return failure(
        problem(
          'cluster',
          `${name} does not answer.`,
          'Check the network and the context with kubectl get nodes.',
        ),
      );
    },
    read: async (release) => {
      const timeout = { timeoutMilliseconds: READ_TIMEOUT_MILLISECONDS };
      const status = await run(['get', 'metadata', release, '--output=json'], timeout);
      if (isFailure(status)) {
        return (status.problem.detail ?? '').includes('release: not found') ? success(undefined) : status;
      }
      const values = await run(['get', 'values', release, '--output=json'], timeout);
      if (isFailure(values)) return values;
      const { chart, status: state } = JSON.parse(status.value.stdout) as { chart: string; status: string };
      const given = JSON.parse(values.value.stdout) as JsonObject | null;
      return success({ chart, status: state, values: given ?? {} });
    },
    upgrade: async (plan, { signal, onLine } = {}) => {
      const output = await run(upgradeArguments(plan, helm.version), {
        graceMilliseconds: UNDO_MILLISECONDS,
        ...(signal && { signal }),
        ...(onLine && { onErrorLine: onLine }),
      });
      return isFailure(output) ? output : success(releaseOf(output.value));
    },
    rollback: (release, revision) =>
      forget(run(['rollback', release, String(revision), '--wait', '--timeout=5m'])),
    uninstall: (release) => forget(run(['uninstall', release, '--wait', '--timeout=2m'])),
  };
};
