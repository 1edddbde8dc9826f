import { problem, type Problem } from '../result/index.js';

/**
 * Says why a remote branch is not known here, and how to get it.
 *
 * @param branch - `origin/main`
 * @param remotes - output of `git remote`
 * @example explainMissingBranch('origin/main', 'upstream').hint
 */
export const explainMissingBranch = (branch: string, remotes: string): Problem => {
  const slash = branch.indexOf('/');
  const remote = branch.slice(0, slash);
  const known = remotes.split('\n').filter((name) => name !== '');
  const names = known.length === 0 ? 'has no remote at all' : `has the remotes ${known.join(', ')}`;
  const hint = known.includes(remote)
    ? `Run git fetch ${remote} ${branch.slice(slash + 1)}, or name another branch with --target-branch.`
    : `This clone ${names}: name one with --remote.`;
  return problem('input', `targetBranch '${branch}' does not exist`, hint);
};

/**
 * Says why two commits have no common ancestor here.
 *
 * @example explainMissingMergeBase('origin/main', 'HEAD', { commitExists: true, shallow: true }).message
 */
export const explainMissingMergeBase = (
  branch: string,
  commit: string,
  { commitExists, shallow }: { readonly commitExists: boolean; readonly shallow: boolean },
): Problem => {
  if (!commitExists) {
    const message = `failed identifying merge base: there is no commit "${commit}"`;
    return problem('input', message, 'Correct the commit given with --since.');
  }
  if (shallow) {
    const message = `failed identifying merge base: this clone is shallow and its history does not reach the commit that ${branch} and ${commit} have in common`;
    return problem('input', message, 'Run git fetch --unshallow (actions/checkout: fetch-depth: 0).');
  }
  const message = `failed identifying merge base: ${branch} and ${commit} have no common commit`;
  return problem('input', message, 'Name a related branch with --remote and --target-branch.');
};
