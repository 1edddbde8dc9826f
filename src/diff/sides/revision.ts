import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { realpathSync } from 'node:fs';
import { runProcess } from '../../process/index.js';
import { failure, isFailure, problem, success, type Result } from '../../result/index.js';
import { unpack } from './archive.js';

interface GitAnswer {
  readonly ok: boolean;
  readonly text: string;
}

const INSTALL_HINT = 'Install git 2.17 or later.';

/** Asks git in a folder; a failure only when git cannot be run. */
export const askGit = async (directory: string, ...args: readonly string[]): Promise<Result<GitAnswer>> => {
  const run = await runProcess('git', args, {
    cwd: directory,
    environment: { LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
    installHint: INSTALL_HINT,
  });
  if (isFailure(run)) return run;
  const { exitCode, stdout, stderr } = run.value;
  return success({ ok: exitCode === 0, text: (exitCode === 0 ? stdout : stderr).trim() });
};

const unknownRevision = async (directory: string, revision: string): Promise<Result<never>> => {
  const shallow = await askGit(directory, 'rev-parse', '--is-shallow-repository');
  const isShallow = shallow.ok && shallow.value.text === 'true';
  const hint = isShallow
    ? 'This clone is shallow: run git fetch --unshallow, then try again.'
    : 'git log --all shows the revisions; git fetch gets those of the remote.';
  return failure(problem('usage', `There is no git revision "${revision}" in ${directory}.`, hint));
};

/** A chart at a revision. */
export interface Revision {
  readonly revision: string;
  /** From the root of the repository, or from the folder with `./`; the folder itself when undefined. */
  readonly path: string | undefined;
  /** A folder in the repository. */
  readonly directory: string;
}

// `cd` resolves links before git sees the folder, so its own paths have none.
const prefixOf = async (directory: string): Promise<Result<string>> => {
  const prefix = await askGit(realpathSync(directory), 'rev-parse', '--show-prefix');
  return isFailure(prefix) ? prefix : success(prefix.value.text.replace(/\/$/, ''));
};

/**
 * Takes a chart out of the history, without touching the working tree.
 *
 * @param workspace - where it is put
 * @returns the folder; a failure for a folder outside of git, an unknown revision, or a path that it does not have
 * @example const folder = await checkOut({ revision: 'HEAD~1', path: undefined, directory: 'charts/egov-msa' }, workspace);
 */
export const checkOut = async (
  { revision, path, directory }: Revision,
  workspace: string,
): Promise<Result<string>> => {
  const inside = await askGit(directory, 'rev-parse', '--is-inside-work-tree');
  if (isFailure(inside)) return inside;
  if (!inside.value.ok) {
    const message = `${directory} is not in a git repository, so revision "${revision}" cannot be read.`;
    return failure(problem('usage', message, 'Name a chart folder, a package or an environment instead.'));
  }
  // The end of options keeps a revision that starts with a hyphen from being one.
  const commit = await askGit(
    directory,
    ...['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`],
  );
  if (isFailure(commit)) return commit;
  if (!commit.value.ok) return unknownRevision(directory, revision);
  const prefix = path === undefined ? await prefixOf(directory) : success(path);
  if (isFailure(prefix)) return prefix;

  const file = join(workspace, `${commit.value.text}.tar`);
  await mkdir(dirname(file), { recursive: true });
  const tree = `${commit.value.text}:${prefix.value}`;
  // Below the root, git would archive that folder of the tree only.
  const root = await askGit(directory, 'rev-parse', '--show-toplevel');
  if (isFailure(root)) return root;
  const archived = await askGit(root.value.text, 'archive', '--format=tar', `--output=${file}`, tree);
  if (isFailure(archived)) return archived;
  if (!archived.value.ok) {
    const message = `Revision "${revision}" has no folder ${prefix.value}.`;
    return failure(problem('usage', message, 'Give the path after a colon: REVISION:path/of/the/chart.'));
  }
  return unpack(file, `${revision}:${prefix.value}`, workspace);
};
