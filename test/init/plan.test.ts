import { describe, expect, it } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findCharts, planInit, testCommand, type RepositoryFacts } from '../../src/init/index.js';
import { run } from '../cli/commands/support.js';
import { useTemporaryDirectories } from '../support/index.js';

const temporaryDirectory = useTemporaryDirectories();

const facts: RepositoryFacts = {
  charts: [{ name: 'web', directory: 'charts/web', services: [], workloads: [], findings: [] }],
  present: [],
  branch: 'main',
  versions: { jest: '^30.0.0' },
};

const contentOf = (given: Partial<RepositoryFacts>, path: string): string | undefined =>
  planInit({ ...facts, ...given }).find((file) => file.path === path)?.content;

const put = (root: string, ...files: readonly string[]): void => {
  for (const file of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), '');
  }
};

describe('the files of init', () => {
  it('keep a test script of the user, and get one beside it', () => {
    const packageJson = { scripts: { test: 'mocha' } };
    const text = contentOf({ packageJson }, 'package.json') ?? '';
    expect(JSON.parse(text)).toMatchObject({
      scripts: { test: 'mocha', 'test:charts': expect.stringContaining('jest') },
    });
    expect(testCommand(packageJson)).toBe('npm run test:charts');
    expect(contentOf({ packageJson }, '.github/workflows/charts.yaml')).toContain('run: npm run test:charts');
  });

  it('take the place of the placeholder that npm init writes', () => {
    const packageJson = { scripts: { test: 'echo "Error: no test specified" && exit 1' } };
    expect(JSON.parse(contentOf({ packageJson }, 'package.json') ?? '')).toMatchObject({
      scripts: { test: expect.stringContaining('jest') },
    });
  });

  it('keep versions of packages that are there', () => {
    const packageJson = { devDependencies: { jest: '29.0.0' } };
    expect(JSON.parse(contentOf({ packageJson }, 'package.json') ?? '')).toMatchObject({
      devDependencies: { jest: '29.0.0' },
    });
  });

  it.each([
    [undefined, 'node_modules/\n'],
    ['dist', 'dist\nnode_modules/\n'],
    ['/node_modules\n', undefined],
  ])('ignore packages once: %j', (gitignore, expected) => {
    expect(contentOf(gitignore === undefined ? {} : { gitignore }, '.gitignore')).toBe(expected);
  });

  it('are not written where one is', () => {
    const kept = planInit({ ...facts, present: ['ct.yaml', 'jest.config.mjs'] }).filter(
      ({ action }) => action === 'keep',
    );
    expect(kept.map(({ path }) => path)).toEqual(['ct.yaml', 'jest.config.mjs']);
  });
});

describe('the charts of a repository', () => {
  it('are found without their subcharts and those of packages', async () => {
    const root = temporaryDirectory();
    put(
      root,
      'charts/a/Chart.yaml',
      'charts/a/charts/b/Chart.yaml',
      'deploy/c/Chart.yaml',
      'node_modules/d/Chart.yaml',
    );
    expect(await findCharts(root)).toEqual(['charts/a', 'deploy/c']);
  });

  it.each([
    ['none', [], /There is no chart in .*\n.*helm create/],
    ['the repository itself', ['Chart.yaml'], /is itself a chart\.\n.*folder above/],
  ])('are refused when they are %s', async (_, files, message) => {
    const root = temporaryDirectory();
    put(root, ...files);
    const { code, errors } = await run('init', root);
    expect({ code, errors }).toEqual({ code: 2, errors: expect.stringMatching(message) });
  });

  it('are left alone when package.json cannot be read', async () => {
    const root = temporaryDirectory();
    put(root, 'charts/a/Chart.yaml');
    writeFileSync(join(root, 'package.json'), '{');
    expect(await run('init', root)).toMatchObject({
      code: 1,
      errors: expect.stringContaining('package.json is not valid JSON'),
    });
  });
});
