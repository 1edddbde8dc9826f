import { execa } from 'execa';
import pLimit from 'p-limit';
import { availableParallelism } from 'node:os';
import { failure, problem, success, type Result } from '../result/index.js';
import type { HelmProgram, HelmRun } from './types.js';

/** Rendering is bound by the processor: more at once than cores gained nothing when measured. */
const limit = pLimit(availableParallelism());

/** A render of the largest public umbrella is below 5 MB. */
const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;

/** A template that has not ended after this time loops. */
const TIMEOUT_MILLISECONDS = 120_000;

// HELM_* and KUBECONFIG would change what helm does without being part of the cache's key.
const cleanEnvironment = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] =>
        entry[1] !== undefined && !entry[0].startsWith('HELM_') && entry[0] !== 'KUBECONFIG',
    ),
  );

/**
 * Runs helm without a shell, at most one process a core at a time.
 *
 * @param helm - path of the program
 * @param input - its standard input
 * @returns how it ended, also for a non-zero exit code; a problem of kind `tool` when it did not run to its end
 * @example await runHelm('helm', ['version', '--short'], '')
 */
export async function runHelm(
  helm: string,
  argumentList: readonly string[],
  input: string,
): Promise<Result<HelmRun>> {
  const result = await limit(() =>
    execa(helm, argumentList, {
      input,
      env: cleanEnvironment(),
      extendEnv: false,
      reject: false,
      stripFinalNewline: false,
      maxBuffer: MAX_OUTPUT_BYTES,
      timeout: TIMEOUT_MILLISECONDS,
    }),
  );
  if (result.exitCode !== undefined && !result.isMaxBuffer) {
    return success({ exitCode: result.exitCode, stdout: result.stdout, stderr: result.stderr });
  }
  if (result.code === 'ENOENT') {
    return failure(
      problem(
        'tool',
        `helm was not found at ${helm}.`,
        'Install Helm 3.14 or later, or run npm start, which gets it.',
      ),
    );
  }
  const reason = result.timedOut
    ? `was stopped after ${TIMEOUT_MILLISECONDS / 1000} seconds`
    : result.isMaxBuffer
      ? `wrote more than ${MAX_OUTPUT_BYTES / 1024 / 1024} MiB`
      : (result.originalMessage ?? `was ended by ${result.signal ?? 'the system'}`);
  return failure(
    problem(
      'tool',
      `helm did not finish: it ${reason}.`,
      'Run the command again; if it repeats, check memory and the chart for a loop.',
      result.stderr,
    ),
  );
}

const versions = new Map<string, Promise<Result<string>>>();

const askVersion = async (path: string): Promise<Result<string>> => {
  const run = await runHelm(path, ['version', '--template={{.Version}}'], '');
  if (!run.ok) return run;
  if (run.value.exitCode === 0 && /^v\d+\.\d+\.\d+/.test(run.value.stdout))
    return success(run.value.stdout.trim());
  return failure(
    problem(
      'tool',
      `${path} is not helm: it does not tell a version.`,
      'Give the path of Helm 3.14 or later.',
      run.value.stderr,
    ),
  );
};

/**
 * The version of a helm program; asked once in a process when it is not given.
 *
 * @example await helmVersion({ path: 'helm' }) // { ok: true, value: 'v4.3.1' }
 */
export function helmVersion({ path, version }: HelmProgram): Promise<Result<string>> {
  if (version !== undefined) return Promise.resolve(success(version));
  const known = versions.get(path) ?? askVersion(path);
  versions.set(path, known);
  return known;
}
