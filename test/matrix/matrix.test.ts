import { describe, expect, it, jest } from '@jest/globals';
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadChart, type Chart } from '../../src/chart/index.js';
import {
  isOverlay,
  joinCells,
  planStacks,
  runMatrix,
  sortEnvironments,
  stacksOf,
  type Matrix,
  type MatrixOptions,
} from '../../src/matrix/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import {
  egovChart,
  fixtureChart,
  fixtureDirectory,
  testHelm,
  useTemporaryDirectories,
} from '../support/index.js';
import { pathWithTools, withEnvironment } from '../cli/commands/support.js';

const temporaryDirectory = useTemporaryDirectories();

const write = (chart: string, path: string, text: string): void => {
  mkdirSync(join(chart, path, '..'), { recursive: true });
  writeFileSync(join(chart, path), text);
};

/** The sound chart with two environments, an overlay and a ministry. */
const soundChart = (): string => {
  const directory = join(temporaryDirectory(), 'base');
  cpSync(fixtureDirectory('invariants/base'), directory, { recursive: true });
  // As in any chart whose values files are no part of the package, a change of one leaves the others alone.
  write(directory, '.helmignore', 'environments/\nministries/\n');
  write(directory, 'environments/large.yaml', '# Large\ngreeting: large\n');
  write(
    directory,
    'environments/mesh.yaml',
    '# Overlay: a mesh, on top of any environment.\ngreeting: mesh\n',
  );
  write(directory, 'ministries/moe.yaml', 'host: moe.example.test\n');
  return directory;
};

const load = (directory: string): Chart => throwIfFailed(loadChart(directory));

const inCache = async (cache: string, chart: Chart, options: Partial<MatrixOptions> = {}): Promise<Matrix> =>
  withEnvironment({ EGOV_MSA_CACHE: cache, PATH: await pathWithTools() }, async () =>
    throwIfFailed(await runMatrix({ chart, helm: await testHelm(), ...options })),
  );

const TWO_VERSIONS = { versions: ['1.32', '1.36'] as const };

/** A cell costs a run of helm, and these tests make dozens on a machine that may be busy. */
const PATIENCE_MILLISECONDS = 120_000;

describe('isOverlay', () => {
  it.each([
    ['# Overlay: production', true],
    ['#overlay on top of others\na: 1', true],
    ['## Overlay\n', true],
    ['# Production\n# Overlay', false],
    ['a: 1\n# Overlay', false],
    ['# Overlaying is not meant', false],
    ['', false],
  ])('reads %j as %s', (text, expected) => {
    expect(isOverlay(text)).toBe(expected);
  });
});

describe('planStacks', () => {
  const file = (name: string) => ({ name, path: `/${name}.yaml` });

  it('puts every set of overlays on every environment, with and without each ministry', () => {
    const stacks = planStacks({ bases: [file('eks')], overlays: [file('istio'), file('production')] }, [
      file('moe'),
    ]);
    expect(stacks.map(({ name }) => name)).toEqual([
      'default',
      'moe',
      'istio',
      'istio+moe',
      'production',
      'production+moe',
      'istio+production',
      'istio+production+moe',
      'eks',
      'eks+moe',
      'eks+istio',
      'eks+istio+moe',
      'eks+production',
      'eks+production+moe',
      'eks+istio+production',
      'eks+istio+production+moe',
    ]);
    expect(stacks.at(-1)).toEqual({
      name: 'eks+istio+production+moe',
      environment: 'eks',
      overlays: ['istio', 'production'],
      ministry: 'moe',
      files: ['/eks.yaml', '/istio.yaml', '/production.yaml', '/moe.yaml'],
    });
  });

  it('finds the overlays of a chart by their first line', () => {
    const { bases, overlays } = sortEnvironments(load(soundChart()));
    expect(bases.map(({ name }) => name)).toEqual(['large']);
    expect(overlays.map(({ name }) => name)).toEqual(['mesh']);
  });
});

describe('runMatrix', () => {
  jest.setTimeout(PATIENCE_MILLISECONDS);

  it('looks at every cell, and takes what has not changed from the cache', async () => {
    const directory = soundChart();
    const cache = temporaryDirectory();
    const first = await inCache(cache, load(directory), TWO_VERSIONS);
    expect(first.cells).toHaveLength(8 * 2);
    expect(first.cells.every(({ cached }) => !cached)).toBe(true);
    expect(first.cells.flatMap(({ findings }) => findings)).toEqual([]);
    expect(first.cells.map(({ objects }) => objects)).toEqual(first.cells.map(() => 15));

    const second = await inCache(cache, load(directory), TWO_VERSIONS);
    expect(second.cells.every(({ cached }) => cached)).toBe(true);
    expect(second.cells.map(({ findings, objects }) => [findings, objects])).toEqual(
      first.cells.map(({ findings, objects }) => [findings, objects]),
    );

    write(directory, 'ministries/moe.yaml', 'host: other.example.test\n');
    const third = await inCache(cache, load(directory), TWO_VERSIONS);
    const fresh = third.cells.filter(({ cached }) => !cached).map(({ stack }) => stack.ministry);
    expect(fresh).toEqual(Array.from({ length: 4 * 2 }, () => 'moe'));
  });

  it('does not take anything from the cache when it shall not', async () => {
    const cache = temporaryDirectory();
    const chart = load(soundChart());
    const versions = ['1.36'] as const;
    await inCache(cache, chart, { versions });
    const again = await inCache(cache, chart, { versions, cache: false });
    expect(again.cells.some(({ cached }) => cached)).toBe(false);
  });

  it('gives findings to the cells in which they hold', async () => {
    const directory = soundChart();
    const policy =
      '{{- if semverCompare ">=1.35-0" .Capabilities.KubeVersion.Version }}\napiVersion: v1\nkind: Nonsense\nmetadata: {name: a}\n{{- end }}\n';
    write(directory, 'templates/new.yaml', policy);
    write(directory, 'ministries/moe.yaml', 'image: {tag: latest}\n');
    const { cells } = await inCache(temporaryDirectory(), load(directory), { versions: ['1.34', '1.35'] });
    const found = cells.map(({ stack, kubernetes, findings }) => [
      stack.name,
      kubernetes,
      [...new Set(findings.map(({ rule }) => rule))].sort(),
    ]);
    expect(found.filter(([name]) => name === 'large' || name === 'large+moe')).toEqual([
      ['large', '1.34', []],
      ['large', '1.35', ['invariant/standard-labels', 'manifest/unknown-kind']],
      ['large+moe', '1.34', ['invariant/pinned-images']],
      [
        'large+moe',
        '1.35',
        ['invariant/pinned-images', 'invariant/standard-labels', 'manifest/unknown-kind'],
      ],
    ]);
    expect(cells.flatMap(({ findings }) => findings).every(({ values }) => !values?.includes('\0'))).toBe(
      true,
    );
  });

  it('counts values that helm refuses as a finding of their cells', async () => {
    const directory = soundChart();
    write(directory, 'environments/large.yaml', 'host: [not, a, text\n');
    const { cells } = await inCache(temporaryDirectory(), load(directory), { versions: ['1.36'] });
    const refused = cells.filter(({ findings }) => findings.some(({ rule }) => rule === 'render/refused'));
    expect(refused.map(({ stack }) => stack.name)).toEqual([
      'large',
      'large+moe',
      'large+mesh',
      'large+mesh+moe',
    ]);
    expect(refused.every(({ objects }) => objects === 0)).toBe(true);
  });

  it('survives a damaged cache', async () => {
    const cache = temporaryDirectory();
    const chart = load(soundChart());
    const options = { versions: ['1.36'] as const };
    await inCache(cache, chart, options);
    for (const name of readdirSync(join(cache, 'matrix'))) {
      const path = join(cache, 'matrix', name);
      writeFileSync(path, readFileSync(path).subarray(0, 20));
    }
    const again = await inCache(cache, chart, options);
    expect(again.cells.every(({ cached }) => !cached)).toBe(true);
    expect(again.cells.flatMap(({ findings }) => findings)).toEqual([]);
  });

  it('warns once when the cache cannot be written, and goes on', async () => {
    const cache = temporaryDirectory();
    writeFileSync(join(cache, 'matrix'), 'in the way');
    const warnings: string[] = [];
    const { cells } = await inCache(cache, load(soundChart()), {
      versions: ['1.36'],
      onWarning: (message) => warnings.push(message),
    });
    expect(cells).toHaveLength(8);
    expect(warnings.filter((text) => text.startsWith('What was found is not cached in'))).toHaveLength(1);
  });

  it('gives each environment what its user has to give, ministries coming later', () => {
    const directory = soundChart();
    write(directory, 'ci/given/large-values.yaml', 'host: given.example.test\n');
    const [large] = stacksOf(load(directory)).filter(({ name }) => name === 'large+mesh+moe');
    expect(large?.files.map((path) => path.slice(directory.length + 1))).toEqual([
      'environments/large.yaml',
      'ci/given/large-values.yaml',
      'environments/mesh.yaml',
      'ministries/moe.yaml',
    ]);
  });

  it('passes a stack that is refused as the settings expect, and no other', async () => {
    const directory = soundChart();
    write(
      directory,
      'templates/checks.yaml',
      `{{- if and (eq .Values.greeting "mesh") (eq .Values.host "moe.example.test") }}{{ fail "no mesh for this ministry" }}{{ end }}`,
    );
    const refusals = (values: string, message: string) =>
      `refusals:\n  - {values: ${values}, message: ${message}, reason: A test.}\n`;
    const settings = readFileSync(join(directory, 'chart-checks.yaml'), 'utf8');
    const foundWith = async (text: string) => {
      write(directory, 'chart-checks.yaml', `${settings}${text}`);
      const { cells } = await inCache(temporaryDirectory(), load(directory), { versions: ['1.36'] });
      return cells
        .filter(({ stack: { name } }) => name !== 'default')
        .flatMap(({ stack, findings }) => findings.map(({ rule }) => `${stack.name} ${rule}`))
        .filter((line) => line.includes('render/'));
    };
    expect(await foundWith(refusals('mesh+moe', 'no mesh'))).toEqual([]);
    expect(await foundWith(refusals('mesh+moe', 'another text'))).toEqual([
      'mesh+moe render/refused',
      'large+mesh+moe render/refused',
    ]);
    expect(await foundWith(refusals('mesh', 'no mesh'))).toEqual([
      'mesh render/not-refused',
      'large+mesh render/not-refused',
    ]);
  });

  it('passes every cell of our own chart', async () => {
    const chart = egovChart();
    const { cells, chartFindings } = throwIfFailed(await runMatrix({ chart, helm: await testHelm() }));
    expect(cells).toHaveLength(stacksOf(chart).length * 5);
    expect([...chartFindings, ...cells.flatMap(({ findings }) => findings)]).toEqual([]);
  });
});

describe('joinCells', () => {
  it('joins neighbouring versions in which the same was found', async () => {
    const { cells } = throwIfFailed(
      await runMatrix({
        chart: fixtureChart('tiny'),
        helm: await testHelm(),
        versions: ['1.32', '1.33', '1.36'],
      }),
    );
    const rows = joinCells(cells).map(({ stack, kubernetes, cells: joined }) => [
      stack,
      kubernetes,
      joined.length,
    ]);
    expect(rows[0]).toEqual(['default', '1.32 to 1.36', 3]);
    expect(rows).toHaveLength(4);
  });
});
