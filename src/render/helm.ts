import pLimit from 'p-limit';
import { availableParallelism } from 'node:os';
import { runProcess, shortLivedGo } from '../process/index.js';
import { failure, problem, success, type Result } from '../result/index.js';
import type { HelmProgram, HelmRun } from './types.js';

/** Rendering is bound by the processor: more at once than cores gained nothing when measured. */
const limit = pLimit(availableParallelism());

/** A render takes a tenth of a second; a template that has not ended after this time loops. */
const TIMEOUT_MILLISECONDS = 120_000;

const INSTALL_HINT = 'Install Helm 3.14 or later, or run npm start, which gets it.';

/**
 * Runs helm, at most one process a core at a time.
 *
 * @param helm - path of the program
 * @param input - its standard input
 * @returns how it ended, also for a non-zero exit code; a problem of kind `tool` when it did not run to its end
 * @example await runHelm('helm', ['version', '--short'], '')
 */
export async function runHelm(
  helm: string,
  args: readonly string[],
  input: string,
): Promise<Result<HelmRun>> {
  const result = await limit(() =>
    runProcess(helm, args, {
      input,
      environment: shortLivedGo(),
      timeoutMilliseconds: TIMEOUT_MILLISECONDS,
      installHint: INSTALL_HINT,
    }),
  );
  if (!result.ok) return result;
  const { exitCode, stdout, stderr } = result.value;
  return success({ exitCode, stdout, stderr });
}

const versions = new Map<string, Promise<Result<string>>>();

const askVersion = async (path: string): Promise<Result<string>> => {
  const run = await runHelm(path, ['version', '--template={{.Version}}'], '');
  if (!run.ok) return run;
  const { exitCode, stdout, stderr } = run.value;
  if (exitCode === 0 && /^v\d+\.\d+\.\d+/.test(stdout)) return success(stdout.trim());
  return failure(problem('tool', `${path} is not helm: it does not tell a version.`, INSTALL_HINT, stderr));
};

/**
 * The version of a helm program, without `v`; asked once in a process when it is not given.
 *
 * @example await helmVersion({ path: 'helm' }) // { ok: true, value: '4.3.1' }
 */
export async function helmVersion({ path, version }: HelmProgram): Promise<Result<string>> {
  if (version !== undefined) return success(version);
  const asked = versions.get(path) ?? askVersion(path);
  versions.set(path, asked);
  const result = await asked;
  return result.ok ? success(result.value.replace(/^v/, '')) : result;
}
