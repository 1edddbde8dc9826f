import { describe, expect, it } from '@jest/globals';
import { execa } from 'execa';
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'tar';
import { loadChart } from '../../src/chart/index.js';
import { openSide, parseSide } from '../../src/diff/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { fixtureChart, fixtureDirectory, useTemporaryDirectories } from '../support/index.js';

const temporaryDirectory = useTemporaryDirectories();
const tiny = fixtureChart('tiny');

/** A repository with tiny in charts/: version 0.1.0 in its first commit, 0.2.0 in the working tree. */
const repository = async (): Promise<string> => {
  const root = temporaryDirectory();
  const git = (...args: readonly string[]) =>
    execa('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.test', ...args], { cwd: root });
  const chart = join(root, 'charts', 'tiny');
  cpSync(fixtureDirectory('tiny'), chart, { recursive: true });
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '.');
  await git('commit', '--quiet', '--message=one');
  writeFileSync(join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: tiny\nversion: 0.2.0\n');
  return root;
};

const open = async (text: string, chart = tiny, workspace = temporaryDirectory()) =>
  openSide(parseSide(text, chart), { chart, workspace });

describe('parseSide', () => {
  it.each([
    ['default', { type: 'stack', names: [] }],
    ['production', { type: 'stack', names: ['production'] }],
    ['production+moe', { type: 'stack', names: ['production', 'moe'] }],
    ['two', { type: 'stack', names: ['two'] }],
    ['main', { type: 'revision', revision: 'main', path: undefined }],
    ['main:charts/tiny', { type: 'revision', revision: 'main', path: 'charts/tiny' }],
    [fixtureDirectory('tiny'), { type: 'directory', path: fixtureDirectory('tiny') }],
    [
      join(fixtureDirectory('tiny'), 'values.yaml'),
      { type: 'values', path: join(fixtureDirectory('tiny'), 'values.yaml') },
    ],
  ])('reads %s', (text, expected) => {
    expect(parseSide(text, tiny)).toEqual(expected);
  });
});

describe('openSide', () => {
  it('takes a chart out of the history and leaves the working tree alone', async () => {
    const chart = throwIfFailed(loadChart(join(await repository(), 'charts', 'tiny')));
    expect(chart.metadata.version).toBe('0.2.0');
    const workspace = temporaryDirectory();
    const side = throwIfFailed(await open('HEAD', chart, workspace));
    expect(side.chart.metadata.version).toBe('0.1.0');
    expect(side.chart.directory.startsWith(workspace)).toBe(true);
    expect(side.chart.subcharts.map(({ metadata }) => metadata.name)).toEqual(['worker']);
  });

  it('unpacks a packaged chart', async () => {
    const directory = temporaryDirectory();
    const file = join(directory, 'tiny-0.1.0.tgz');
    await create({ file, gzip: true, cwd: join(fixtureDirectory('tiny'), '..') }, ['tiny']);
    expect(throwIfFailed(await open(file)).chart.metadata.name).toBe('tiny');
  });

  it.each([
    ['a package that is none', 'not gzip at all', 'cannot be unpacked'],
    [
      'a package that was cut off',
      Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0x4b]),
      'cannot be unpacked',
    ],
  ])('refuses %s', async (_, content, sentence) => {
    const file = join(temporaryDirectory(), 'a.tgz');
    writeFileSync(file, content);
    const side = await open(file);
    expect(side).toMatchObject({ ok: false, problem: { kind: 'input' } });
    expect(side.ok ? '' : side.problem.message).toContain(sentence);
  });

  it('refuses a package that would write outside of its folder', async () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, 'in'));
    writeFileSync(join(directory, 'evil.yaml'), 'a: 1\n');
    const file = join(directory, 'evil.tgz');
    await create({ file, gzip: true, cwd: join(directory, 'in'), preservePaths: true }, ['../evil.yaml']);
    const workspace = temporaryDirectory();
    expect(await open(file, tiny, workspace)).toMatchObject({ ok: false });
    expect(readdirSync(workspace).some((name) => name === 'evil.yaml')).toBe(false);
  });

  it('says of a folder outside of git what can be given instead', async () => {
    const root = temporaryDirectory();
    cpSync(fixtureDirectory('tiny'), join(root, 'tiny'), { recursive: true });
    const chart = throwIfFailed(loadChart(join(root, 'tiny')));
    expect(await open('main', chart)).toMatchObject({
      ok: false,
      problem: {
        kind: 'usage',
        message: `${join(root, 'tiny')} is not in a git repository, so revision "main" cannot be read.`,
        hint: expect.stringContaining('those are: default, production') as unknown as string,
      },
    });
  });

  it('names an unknown revision, with the environment that may be meant', async () => {
    const chart = throwIfFailed(loadChart(join(await repository(), 'charts', 'tiny')));
    expect(await open('prodution', chart)).toMatchObject({
      problem: {
        message: `There is no git revision "prodution" in ${chart.directory}.`,
        hint: expect.stringMatching(/^Did you mean the environment "production"\?/) as unknown as string,
      },
    });
    expect(await open('--output=x', chart)).toMatchObject({
      problem: { message: `There is no git revision "--output=x" in ${chart.directory}.` },
    });
  });

  it('names a folder that a revision does not have', async () => {
    const root = await repository();
    const workspace = temporaryDirectory();
    const chart = throwIfFailed(loadChart(join(root, 'charts', 'tiny')));
    const parsed = { type: 'revision', revision: 'HEAD', path: 'charts/other' } as const;
    const here = process.cwd();
    process.chdir(root);
    const side = await openSide(parsed, { chart, workspace }).finally(() => {
      process.chdir(here);
    });
    expect(side).toMatchObject({ problem: { message: 'Revision "HEAD" has no folder charts/other.' } });
    expect(existsSync(join(root, 'charts', 'tiny'))).toBe(true);
  });
});
