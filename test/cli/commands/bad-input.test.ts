import { describe, expect, it } from '@jest/globals';
import { readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { COMMANDS } from '../../../src/cli/registry.js';
import { fixtureDirectory, useTemporaryDirectories } from '../../support/index.js';
import { copyChart, killedHelm, pathWithTools, run, withEnvironment } from './support.js';

const temporaryDirectory = useTemporaryDirectories();
const TINY = fixtureDirectory('tiny');

/** Commands that open and render a chart; diff names it with an option. */
const RENDERING: readonly (readonly [string, (chart: string) => readonly string[]])[] = [
  ['render', (chart) => ['render', chart]],
  ['images', (chart) => ['images', chart]],
  ['diff', (chart) => ['diff', 'default', 'default', '--chart', chart]],
  ['upgrade-check', (chart) => ['upgrade-check', '--from', 'default', '--chart', chart]],
  ['validate', (chart) => ['validate', chart]],
  ['check', (chart) => ['check', chart]],
  ['matrix', (chart) => ['matrix', chart]],
];

const STACK_TRACE = /^\s+at .*:\d+:\d+\)?$/m;

describe.each(RENDERING)('egov-msa %s', (_, args) => {
  it('names a chart that is not there', async () => {
    const { code, errors } = await run(...args('charts/absent'));
    expect(code).toBe(2);
    expect(errors).toContain('No chart folder at charts/absent.\n       Check the path of the chart.');
  });

  it('names a folder that is no chart', async () => {
    const directory = temporaryDirectory();
    const { code, errors } = await run(...args(directory));
    expect(code).toBe(2);
    expect(errors).toContain(`${directory} is not a chart: it has no Chart.yaml.`);
  });

  it('names file and line of a broken values.yaml', async () => {
    const chart = copyChart('tiny', temporaryDirectory());
    writeFileSync(join(chart, 'values.yaml'), 'port: 80\nreplicaCount: [1\n');
    const { code, output, errors } = await run(...args(chart));
    expect(code).toBe(1);
    expect(output + errors).toMatch(/values\.yaml is not valid YAML: .* \(line \d+, column \d+\)\./);
    expect(output + errors).not.toMatch(STACK_TRACE);
  });

  it('shows the template that fails, without a stack of templates', async () => {
    const { code, output, errors } = await run(...args(fixtureDirectory('broken-template')));
    expect(code).toBe(1);
    expect(output + errors).toMatch(/Template broken-template\/templates\/\S+:\d+ fails/);
    expect(output + errors).not.toMatch(STACK_TRACE);
  });

  it('says that helm was killed, and stores nothing of it', async () => {
    const cache = temporaryDirectory();
    const PATH = await killedHelm(temporaryDirectory());
    const { code, errors } = await withEnvironment({ PATH, EGOV_MSA_CACHE: cache }, () => run(...args(TINY)));
    expect(code).toBe(3);
    expect(errors).toMatch(/The program \S+\/helm was ended by SIGKILL\./);
    expect(readdirSync(cache).filter((entry) => entry === 'renders' || entry === 'matrix')).toEqual([]);
  });

  it('says in one sentence that the cache cannot be written', async () => {
    const file = join(temporaryDirectory(), 'file');
    writeFileSync(file, '');
    const environment = { PATH: await pathWithTools(), EGOV_MSA_CACHE: file };
    const { code, errors } = await withEnvironment(environment, () =>
      run(...args(fixtureDirectory('invariants/base'))),
    );
    expect(code).toBe(0);
    expect(errors).toMatch(/not cached in .*: E(NOTDIR|EXIST)/);
  });
});

/** Those of chart-testing keep its exit codes, 0 and 1, and its texts. */
const OF_CHART_TESTING = ['lint', 'install', 'lint-and-install', 'list-changed', 'version'];

const OWN = COMMANDS.map(({ name }) => name).filter((name) => !OF_CHART_TESTING.includes(name));

/** Options that a command cannot do without. */
const MANDATORY: Readonly<Record<string, readonly string[]>> = { adopt: ['--namespace', 'default'] };

describe('every command', () => {
  it.each(OWN)('%s has a help with examples', async (name) => {
    const { code, output } = await run(name, '--help');
    expect(code).toBe(0);
    expect(output).toContain(`Usage: egov-msa ${name}`);
    expect(output).toContain('Examples:\n  $ ');
  });

  it.each(OWN)('%s refuses an unknown option', async (name) => {
    const { code, errors } = await run(name, ...(MANDATORY[name] ?? []), '--no-such-option');
    expect(code).toBe(2);
    expect(errors).toContain("unknown option '--no-such-option'");
  });
});

describe.each(OF_CHART_TESTING)('egov-msa %s', (name) => {
  it('says "Error:" as chart-testing does, and exits with 1', async () => {
    const { code, errors } = await run(name, '--no-such-option');
    expect(code).toBe(1);
    expect(errors).toMatch(/^Error: unknown option '--no-such-option'/);
  });
});

describe.each(OF_CHART_TESTING.filter((name) => name !== 'version'))('egov-msa %s', (name) => {
  it('says so of its configuration as well', async () => {
    const { code, errors } = await run(name, '--config', 'none.yaml');
    expect(code).toBe(1);
    expect(errors).toMatch(
      /^Error: failed loading configuration: .*none\.yaml: .*\n {7}Correct none\.yaml, or /,
    );
  });
});

it('egov-msa install exits with 1 for a name that no cluster can have', async () => {
  const chart = ['--charts', relative(process.cwd(), TINY)];
  const { code, errors } = await run('install', ...chart, '--cluster', 'A_b');
  expect(errors).toMatch(/^Error: "A_b" is not a cluster name\./m);
  expect(code).toBe(1);
});

describe('egov-msa kubeconfig', () => {
  it('says how to start a cluster when none runs', async () => {
    const environment = { EGOV_MSA_STATE: temporaryDirectory() };
    const { code, output, errors } = await withEnvironment(environment, () => run('kubeconfig'));
    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(errors).toContain('The embedded cluster "egov-msa" does not run.');
    expect(errors).toContain('Start it with npx egov-msa up');
  });

  it('refuses a name that no cluster can have', async () => {
    const { code, errors } = await run('kubeconfig', '--cluster', 'A_b');
    expect(code).toBe(2);
    expect(errors).toContain('"A_b" is not a cluster name.');
  });
});
