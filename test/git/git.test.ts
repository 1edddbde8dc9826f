import { describe, expect, it } from '@jest/globals';
import { execaSync } from 'execa';
import { join } from 'node:path';
import { createGit, remoteHost } from '../../src/git/index.js';
import { isFailure, throwIfFailed, type Result } from '../../src/result/index.js';
import { makeRepository, openRepository } from '../ct/support.js';
import { useTemporaryDirectories } from '../support/index.js';

const temporaryDirectory = useTemporaryDirectories();

const problemOf = (result: Result<unknown>): string =>
  isFailure(result) ? `${result.problem.message} | ${result.problem.hint}` : 'no failure';

const repository = () => makeRepository(temporaryDirectory(), { 'charts/foo/Chart.yaml': 'name: foo\n' });

describe('the merge base', () => {
  it('is the commit that the branch was cut from', async () => {
    const { directory, git, write, commit } = repository();
    const cut = git('rev-parse', 'HEAD');
    write({ 'charts/foo/Chart.yaml': 'name: bar\n' });
    commit();
    expect(throwIfFailed(await createGit(directory).mergeBase('origin/main', 'HEAD'))).toBe(cut);
  });

  it('is refused outside of a repository', async () => {
    const result = await createGit(temporaryDirectory()).mergeBase('origin/main', 'HEAD');
    expect(problemOf(result)).toBe('must be in a git repository | Run it in a clone.');
  });

  it('names the branch that was never fetched', async () => {
    const result = await createGit(repository().directory).mergeBase('origin/release', 'HEAD');
    expect(problemOf(result)).toBe(
      "targetBranch 'origin/release' does not exist | Run git fetch origin release, or name another branch with --target-branch.",
    );
  });

  it('names the remotes when the one asked for is not among them', async () => {
    const { directory, git } = repository();
    git('remote', 'rename', 'origin', 'upstream');
    const result = await createGit(directory).mergeBase('origin/main', 'HEAD');
    expect(problemOf(result)).toBe(
      "targetBranch 'origin/main' does not exist | This clone has the remotes upstream: name one with --remote.",
    );
  });

  it('says that a repository has no remote at all', async () => {
    const { directory, git } = repository();
    git('remote', 'remove', 'origin');
    expect(problemOf(await createGit(directory).mergeBase('origin/main', 'HEAD'))).toContain(
      'This clone has no remote at all',
    );
  });

  it('says that a shallow clone lacks the history, and how to get it', async () => {
    const { git, write, commit, remote } = repository();
    git('push', '--quiet', 'origin', 'work');
    write({ 'charts/foo/values.yaml': 'a: 1\n' });
    commit();
    git('push', '--quiet', 'origin', 'work');
    git('checkout', '--quiet', 'main');
    write({ 'charts/foo/values.yaml': 'a: 2\n' });
    commit();
    git('push', '--quiet', 'origin', 'main');
    const shallow = join(temporaryDirectory(), 'shallow');
    execaSync('git', [
      'clone',
      '--quiet',
      '--depth=1',
      '--no-single-branch',
      '--branch=work',
      `file://${remote}`,
      shallow,
    ]);
    expect(problemOf(await createGit(shallow).mergeBase('origin/main', 'HEAD'))).toBe(
      'failed identifying merge base: this clone is shallow and its history does not reach the commit that origin/main and HEAD have in common | Run git fetch --unshallow (actions/checkout: fetch-depth: 0).',
    );
  });

  it('tells unrelated histories from shallow ones', async () => {
    const { directory, git, write, commit } = repository();
    git('checkout', '--quiet', '--orphan', 'other');
    write({ 'charts/foo/values.yaml': 'a: 1\n' });
    commit();
    expect(problemOf(await createGit(directory).mergeBase('origin/main', 'HEAD'))).toContain(
      'origin/main and HEAD have no common commit',
    );
  });

  it('names a commit that does not exist', async () => {
    const result = await createGit(repository().directory).mergeBase('origin/main', 'HEAD~99');
    expect(problemOf(result)).toBe(
      'failed identifying merge base: there is no commit "HEAD~99" | Correct the commit given with --since.',
    );
  });
});

describe('files of a commit', () => {
  it('are shown as they were, and undefined when they were not', async () => {
    const { directory, write } = repository();
    write({ 'charts/foo/Chart.yaml': 'name: other\n' });
    const git = createGit(directory);
    expect(throwIfFailed(await git.show('origin/main', 'charts/foo/Chart.yaml'))).toBe('name: foo');
    expect(throwIfFailed(await git.show('origin/main', 'charts/new/Chart.yaml'))).toBeUndefined();
  });

  it('are listed under their new name after a rename, with names that need quotes', async () => {
    const { directory, git, write, commit } = repository();
    git('mv', 'charts/foo', 'charts/교육');
    write({ 'charts/교육/a b.yaml': 'a: 1\n' });
    commit();
    const changed = throwIfFailed(await createGit(directory).changedFiles('origin/main', ['charts']));
    expect(changed).toStrictEqual(['charts/교육/Chart.yaml', 'charts/교육/a b.yaml']);
  });
});

describe('worktrees', () => {
  it('hold an older commit and leave nothing behind', async () => {
    const { directory, git: run, write } = repository();
    write({ 'charts/foo/Chart.yaml': 'name: other\n' });
    const git = createGit(directory);
    throwIfFailed(await git.addWorktree('before', 'HEAD'));
    openRepository(join(directory, 'before')).write({ 'built.tgz': 'x' });
    throwIfFailed(await git.removeWorktree('before'));
    expect(run('worktree', 'list').split('\n')).toHaveLength(1);
  });
});

describe('the host of a remote', () => {
  it.each([
    ['https://github.com/egov/charts.git', 'github.com'],
    ['https://user:secret@git.example.go.kr:8443/a.git', 'git.example.go.kr'],
    ['ssh://git@git.example.go.kr:22/a.git', 'git.example.go.kr'],
    ['git@github.com:egov/charts.git', 'github.com'],
    ['github.com:egov/charts.git', 'github.com'],
  ])('of %s is %s', (address, host) => {
    expect(throwIfFailed(remoteHost(address))).toBe(host);
  });

  it('cannot be told from a path', () => {
    expect(problemOf(remoteHost('/srv/charts.git'))).toContain(
      'could not parse git repository domain for "/srv/charts.git"',
    );
  });
});
