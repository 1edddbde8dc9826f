import { runProcess } from '../process/index.js';
import { failure, isFailure, problem, success, type Result } from '../result/index.js';
import { explainMissingBranch, explainMissingMergeBase } from './failure.js';

/** What the toolkit asks of git. Paths are relative to the directory of the client, with `/`. */
export interface Git {
  /** The last commit that both have; a failure explains a missing branch or a shallow clone. */
  readonly mergeBase: (branch: string, commit: string) => Promise<Result<string>>;
  /** Files below the directories that differ between a commit and the working tree, renames followed; sorted. */
  readonly changedFiles: (
    commit: string,
    directories: readonly string[],
  ) => Promise<Result<readonly string[]>>;
  /** Content of a file at a commit or branch; undefined when it is not there. */
  readonly show: (revision: string, path: string) => Promise<Result<string | undefined>>;
  readonly remoteAddress: (remote: string) => Promise<Result<string>>;
  readonly addWorktree: (path: string, commit: string) => Promise<Result<undefined>>;
  readonly removeWorktree: (path: string) => Promise<Result<undefined>>;
  /** The commit checked out, in full; undefined outside of a repository. */
  readonly head: () => Promise<string | undefined>;
}

const INSTALL_HINT = 'Install git 2.17 or later.';

const NOT_A_REPOSITORY = problem('input', 'must be in a git repository', 'Run it in a clone.');

/**
 * Makes a client of the git program.
 *
 * @param directory - where git runs; paths are relative to it
 * @param onCommand - called with each command line before it runs
 * @example
 * const git = createGit('.');
 * const base = throwIfFailed(await git.mergeBase('origin/main', 'HEAD'));
 */
export const createGit = (directory: string, onCommand?: (line: string) => void): Git => {
  const run = async (...args: readonly string[]) => {
    onCommand?.(['git', ...args].join(' '));
    // Messages are read below, so they must be English.
    return runProcess('git', args, {
      cwd: directory,
      environment: { LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
      installHint: INSTALL_HINT,
    });
  };
  /** Output of a command that succeeded; undefined when git said no. */
  const ask = async (...args: readonly string[]): Promise<Result<string | undefined>> => {
    const output = await run(...args);
    if (isFailure(output)) return output;
    return success(output.value.exitCode === 0 ? output.value.stdout : undefined);
  };
  const demand = async (message: string, ...args: readonly string[]): Promise<Result<string>> => {
    const output = await run(...args);
    if (isFailure(output)) return output;
    if (output.value.exitCode === 0) return success(output.value.stdout);
    const reason = output.value.stderr.trim().split('\n').at(-1) ?? '';
    return failure(
      problem(
        'tool',
        `${message}: ${reason}`,
        'Run that git command by hand to see more.',
        output.value.stderr,
      ),
    );
  };
  const forget = async (output: Promise<Result<unknown>>): Promise<Result<undefined>> => {
    const done = await output;
    return isFailure(done) ? done : success(undefined);
  };
  return {
    mergeBase: async (branch, commit) => {
      const inside = await ask('rev-parse', '--is-inside-work-tree');
      if (isFailure(inside)) return inside;
      if (inside.value !== 'true') return failure(NOT_A_REPOSITORY);
      const verified = await ask('rev-parse', '--verify', '--quiet', `${branch}^{commit}`);
      if (isFailure(verified)) return verified;
      if (verified.value === undefined) {
        const remotes = await ask('remote');
        return failure(explainMissingBranch(branch, isFailure(remotes) ? '' : (remotes.value ?? '')));
      }
      const base = await ask('merge-base', branch, commit);
      if (isFailure(base)) return base;
      if (base.value !== undefined && base.value !== '') return success(base.value);
      const known = await ask('rev-parse', '--verify', '--quiet', `${commit}^{commit}`);
      const shallow = await ask('rev-parse', '--is-shallow-repository');
      return failure(
        explainMissingMergeBase(branch, commit, {
          commitExists: !isFailure(known) && known.value !== undefined,
          shallow: !isFailure(shallow) && shallow.value === 'true',
        }),
      );
    },
    changedFiles: async (commit, directories) => {
      const output = await demand(
        'failed creating diff',
        ...['diff', '--find-renames', '--name-only', '--relative', '-z', commit, '--', ...directories],
      );
      return isFailure(output)
        ? output
        : success(
            output.value
              .split('\0')
              .filter((file) => file !== '')
              .sort(),
          );
    },
    show: async (revision, path) => {
      const spec = `${revision}:./${path}`;
      const exists = await ask('cat-file', '-e', spec);
      if (isFailure(exists)) return exists;
      return exists.value === undefined
        ? success(undefined)
        : demand(`${path} of ${revision} cannot be read`, 'show', spec);
    },
    remoteAddress: (remote) =>
      demand(`the remote ${remote} cannot be read`, 'ls-remote', '--get-url', remote),
    addWorktree: (path, commit) =>
      forget(
        demand(
          'could not create worktree for previous revision',
          'worktree',
          'add',
          '--detach',
          path,
          commit,
        ),
      ),
    // Built dependencies lie in it, which git would keep without --force.
    removeWorktree: (path) =>
      forget(demand('could not remove worktree', 'worktree', 'remove', '--force', path)),
    head: async () => {
      const commit = await ask('rev-parse', '--verify', '--quiet', 'HEAD');
      return isFailure(commit) ? undefined : commit.value;
    },
  };
};
