import { describe, expect, it } from '@jest/globals';
import { listChanged, type FlagValues } from '../../src/ct/index.js';
import { isFailure, throwIfFailed } from '../../src/result/index.js';
import { useTemporaryDirectories } from '../support/index.js';
import { chartFiles, makeRepository, surroundingsOf, type Repository } from './support.js';

const temporaryDirectory = useTemporaryDirectories();

const umbrella = (): Repository =>
  makeRepository(temporaryDirectory(), {
    ...chartFiles('charts/lonely'),
    ...chartFiles('charts/common', '0.1.0', 'type: library\n'),
    ...chartFiles(
      'charts/app',
      '0.1.0',
      'dependencies:\n  - name: common\n    version: 0.1.0\n    repository: file://../common\n',
    ),
    ...chartFiles(
      'charts/platform',
      '0.1.0',
      'dependencies:\n  - name: app\n    version: 0.1.0\n    repository: file://../app/\n',
    ),
    ...chartFiles('charts/umbrella', '0.1.0', 'dependencies:\n  - name: inner\n    version: 0.1.0\n'),
    ...chartFiles('charts/umbrella/charts/inner'),
    'charts/lonely/.helmignore': 'README.md\ndocs/\n',
    'charts/README.md': 'charts\n',
  });

const list = async ({ directory }: Repository, flags: FlagValues = {}) => {
  const notes: string[] = [];
  const note = (line: string): void => {
    notes.push(line);
  };
  const io = { print: note, note, signal: new AbortController().signal };
  const changed = await listChanged({ flags, config: '', printConfig: false }, surroundingsOf(directory), io);
  return { changed: throwIfFailed(changed), notes };
};

const chartsOf = async (repository: Repository, flags: FlagValues = {}): Promise<readonly string[]> =>
  (await list(repository, flags)).changed.charts;

describe('changed charts', () => {
  it('are none on an untouched branch', async () => {
    expect(await chartsOf(umbrella())).toStrictEqual([]);
  });

  it('are those with a changed file, committed or not, known to git', async () => {
    const repository = umbrella();
    repository.write({ 'charts/lonely/values.yaml': 'color: red\n', 'charts/app/untracked.yaml': 'a: 1\n' });
    expect(await chartsOf(repository)).toStrictEqual(['charts/lonely']);
    repository.commit();
    expect(await chartsOf(repository)).toStrictEqual(['charts/app', 'charts/lonely', 'charts/platform']);
  });

  it('do not count what only the target branch changed', async () => {
    const repository = umbrella();
    repository.git('checkout', '--quiet', 'main');
    repository.write({ 'charts/lonely/values.yaml': 'color: red\n' });
    repository.commit();
    repository.git('push', '--quiet', 'origin', 'main');
    repository.git('checkout', '--quiet', 'work');
    expect(await chartsOf(repository)).toStrictEqual([]);
  });

  it('include new and renamed ones under their new name', async () => {
    const repository = umbrella();
    repository.write(chartFiles('charts/new'));
    repository.git('mv', 'charts/lonely', 'charts/renamed');
    repository.commit();
    expect(await chartsOf(repository)).toStrictEqual(['charts/new', 'charts/renamed']);
  });

  it('leave a removed one out and say so', async () => {
    const repository = umbrella();
    repository.remove('charts/lonely');
    repository.commit();
    const { changed, notes } = await list(repository);
    expect(changed.charts).toStrictEqual([]);
    expect(notes).toContain('Directory "charts/lonely" is not a valid chart directory. Skipping...');
  });

  it('leave files beside the charts out', async () => {
    const repository = umbrella();
    repository.write({ 'charts/README.md': 'more\n' });
    const { changed, notes } = await list(repository);
    expect(changed.charts).toStrictEqual([]);
    expect(notes).toStrictEqual(['Directory "charts" is not a valid chart directory. Skipping...']);
  });

  it('look back as far as --since says', async () => {
    const repository = umbrella();
    repository.write({ 'charts/lonely/values.yaml': 'color: red\n' });
    repository.commit();
    repository.git('push', '--quiet', 'origin', 'work:main');
    repository.git('fetch', '--quiet', 'origin');
    expect(await chartsOf(repository)).toStrictEqual([]);
    expect(await chartsOf(repository, { since: 'HEAD~1' })).toStrictEqual(['charts/lonely']);
  });
});

describe('umbrellas', () => {
  it('change with a chart inside of them, which is named', async () => {
    const repository = umbrella();
    repository.write({ 'charts/umbrella/charts/inner/templates/config.yaml': '' });
    const { changed } = await list(repository);
    expect(changed.charts).toStrictEqual(['charts/umbrella']);
    expect(changed.subcharts.get('charts/umbrella')).toStrictEqual(['charts/umbrella/charts/inner']);
  });
});

it('warns of a chart directory that is not there', async () => {
  const { changed, notes } = await list(umbrella(), { 'chart-dirs': ['chart'] });
  expect(changed.charts).toStrictEqual([]);
  expect(notes).toStrictEqual([
    'Warning: the chart directory "chart" does not exist. Name those that hold charts with --chart-dirs.',
  ]);
});

describe('dependants by file://', () => {
  it('change with their dependency, through others as well', async () => {
    const repository = umbrella();
    repository.write({ 'charts/common/values.yaml': 'color: red\n' });
    const { changed } = await list(repository);
    expect(changed.charts).toStrictEqual(['charts/app', 'charts/common', 'charts/platform']);
    expect([...changed.dependants]).toStrictEqual([
      ['charts/app', 'charts/common'],
      ['charts/platform', 'charts/app'],
    ]);
  });

  it('are left out as in chart-testing when asked to', async () => {
    const repository = umbrella();
    repository.write({ 'charts/common/values.yaml': 'color: red\n' });
    expect(await chartsOf(repository, { 'follow-dependencies': false })).toStrictEqual(['charts/common']);
  });
});

describe('exclusions', () => {
  it('are made by the name of the folder', async () => {
    const repository = umbrella();
    repository.write({
      'charts/lonely/values.yaml': 'color: red\n',
      'charts/app/values.yaml': 'color: red\n',
    });
    expect(await chartsOf(repository, { 'excluded-charts': ['app', 'platform'] })).toStrictEqual([
      'charts/lonely',
    ]);
  });

  it('cover ignored files with --use-helmignore only', async () => {
    const repository = umbrella();
    repository.write({ 'charts/lonely/README.md': 'text\n', 'charts/lonely/docs/a/b.md': 'text\n' });
    repository.commit();
    expect(await chartsOf(repository)).toStrictEqual(['charts/lonely']);
    expect(await chartsOf(repository, { 'use-helmignore': true })).toStrictEqual([]);
  });

  it('cover deprecated charts when asked to', async () => {
    const repository = umbrella();
    repository.write(chartFiles('charts/lonely', '0.2.0', 'deprecated: true\n'));
    expect(await chartsOf(repository)).toStrictEqual(['charts/lonely']);
    expect(await chartsOf(repository, { 'exclude-deprecated': true })).toStrictEqual([]);
  });
});

it('says that a folder is no repository', async () => {
  const io = { print: () => undefined, note: () => undefined, signal: new AbortController().signal };
  const request = { flags: {}, config: '', printConfig: false };
  const changed = await listChanged(request, surroundingsOf(temporaryDirectory()), io);
  expect(isFailure(changed) && changed.problem).toMatchObject({
    message: 'must be in a git repository',
    hint: 'Run it in a clone.',
  });
});
