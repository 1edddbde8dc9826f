import { beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { renderChart, type Rendered, type RenderOptions } from '../../src/render/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import {
  fixtureChart,
  fixtureDirectory,
  testHelm,
  useSecondProcess,
  useTemporaryDirectories,
} from '../support/index.js';

const temporaryDirectory = useTemporaryDirectories();
let entries = '';

beforeEach(() => {
  const root = temporaryDirectory();
  process.env['EGOV_MSA_CACHE'] = root;
  entries = join(root, 'renders');
});

type Options = Omit<RenderOptions, 'chart' | 'helm'>;

const tryRender = async (options: Options = {}, chart = 'tiny') =>
  renderChart({ chart: fixtureChart(chart), helm: await testHelm(), ...options });

const render = async (options: Options = {}, chart = 'tiny'): Promise<Rendered> =>
  throwIfFailed(await tryRender(options, chart));

const entryPaths = (): readonly string[] => readdirSync(entries).map((name) => join(entries, name));

const onlyEntry = (): string => {
  const [path = '', ...others] = entryPaths();
  expect(others).toHaveLength(0);
  return path;
};

const valuesFile = (content: string): string => {
  const path = join(temporaryDirectory(), 'values.yaml');
  writeFileSync(path, content);
  return path;
};

describe('the cache of renders', () => {
  it('gives the same bytes again without running helm', async () => {
    const first = await render();
    const second = await render();
    expect([first.cached, second.cached]).toStrictEqual([false, true]);
    expect(second).toStrictEqual({ ...first, cached: true });
  });

  it('knows a values file by its content, not by its path', async () => {
    await render({ values: [valuesFile('port: 81\n')] });
    expect((await render({ values: [valuesFile('port: 81\n')] })).cached).toBe(true);
    expect((await render({ values: [valuesFile('port: 82\n')] })).cached).toBe(false);
  });

  it('does not take a render for another that differs in the order of values files', async () => {
    const [first, second] = [valuesFile('port: 1\n'), valuesFile('port: 2\n')];
    await render({ values: [first, second] });
    expect((await render({ values: [second, first] })).cached).toBe(false);
  });

  it.each<[string, Options]>([
    ['inline values', { inlineValues: { port: 81 } }],
    ['set', { set: ['port=81'] }],
    ['the namespace', { namespace: 'other' }],
    ['the release name', { releaseName: 'other' }],
    ['the Kubernetes version', { kubeVersion: 'v1.33.0' }],
    ['API versions', { apiVersions: ['example.com/v1'] }],
    ['upgrade', { isUpgrade: true }],
    ['custom resource definitions', { includeCrds: true }],
  ])('does not take a render for another that differs in %s', async (_name, options) => {
    await render();
    expect((await render(options)).cached).toBe(false);
    expect((await render(options)).cached).toBe(true);
  });

  it('does not take a render by another version of helm', async () => {
    const { path } = await testHelm();
    const chart = fixtureChart('tiny');
    await renderChart({ chart, helm: { path, version: '4.0.0' } });
    const other = throwIfFailed(await renderChart({ chart, helm: { path, version: '4.0.1' } }));
    expect(other.cached).toBe(false);
  });

  it('keeps a refusal too', async () => {
    const first = await tryRender({ inlineValues: { refuse: 'no' } });
    expect(entryPaths()).toHaveLength(1);
    expect(await tryRender({ inlineValues: { refuse: 'no' } })).toStrictEqual(first);
  });

  it('is left alone when asked, so that two runs can be compared', async () => {
    const options = { set: ['mode=random'], cache: false };
    const first = await render(options, 'broken-template');
    const second = await render(options, 'broken-template');
    expect(second.manifest).not.toBe(first.manifest);
    expect(existsSync(entries)).toBe(false);
  });

  it('runs helm once for equal renders at the same time', async () => {
    const options = { set: ['mode=random'] };
    const renders = await Promise.all([1, 2, 3].map(() => render(options, 'broken-template')));
    expect(new Set(renders.map(({ manifest }) => manifest)).size).toBe(1);
  });
});

describe('a damaged cache', () => {
  it.each<[string, (path: string) => void]>([
    [
      'cut short',
      (path) => {
        truncateSync(path, statSync(path).size - 9);
      },
    ],
    [
      'empty',
      (path) => {
        truncateSync(path, 0);
      },
    ],
    [
      'something else',
      (path) => {
        writeFileSync(path, 'not gzip');
      },
    ],
    [
      'changed by one bit',
      (path) => {
        const content = readFileSync(path);
        content[40] = (content[40] ?? 0) ^ 1;
        writeFileSync(path, content);
      },
    ],
  ])('with an entry that is %s is mended by a new render', async (_name, damage) => {
    const first = await render();
    damage(onlyEntry());
    expect(await render()).toStrictEqual(first);
    expect((await render()).cached).toBe(true);
  });

  it('that cannot be written still gives the render, with a warning', async () => {
    writeFileSync(entries, 'a file where the folder should be');
    const { manifest, warnings } = await render();
    expect(manifest).toContain('kind: Deployment');
    expect(warnings).toStrictEqual([expect.stringContaining(`was not cached in ${entries}`)]);
  });
});

describe('two processes on one cache', () => {
  const prepareProcess = useSecondProcess();
  const code = `
    const [source, chartDirectory, helm] = process.argv.slice(1);
    const { renderChart } = await import(source + '/render/index.js');
    const { loadChart } = await import(source + '/chart/index.js');
    const chart = loadChart(chartDirectory).value;
    const render = (loops) => renderChart({ chart, helm, set: ['mode=many', 'loops=' + loops] });
    const results = await Promise.all([1, 500, 1000, 1500].map(render));
    console.log(JSON.stringify(results.map(({ value }) => value.manifest)));`;

  const prepare = async () => {
    const [start, { path }] = await Promise.all([prepareProcess(), testHelm()]);
    return () => start(code, [fixtureDirectory('broken-template'), path]);
  };

  const expectWholeEntries = (): void => {
    for (const path of entryPaths()) {
      expect(path).toMatch(/[0-9a-f]{64}\.gz$/);
      expect(JSON.parse(gunzipSync(readFileSync(path)).toString())).toMatchObject({ exitCode: 0 });
    }
  };

  it('both give the same renders and leave whole entries only', async () => {
    const start = await prepare();
    const [first, second] = await Promise.all([start(), start()]);
    expect(first.stdout).toBe(second.stdout);
    expect(first.stdout).toContain('value1499');
    expect(entryPaths()).toHaveLength(4);
    expectWholeEntries();
  });

  it('leave a usable cache when one is killed midway', async () => {
    const start = await prepare();
    const killed = start();
    const outcome = killed.catch((error: unknown) => error);
    while (!existsSync(entries) || readdirSync(entries).length === 0) await setTimeout(5);
    killed.kill('SIGKILL');
    expect(await outcome).toMatchObject({ signal: 'SIGKILL' });
    const next = await start();
    expect(next.stdout).toContain('value1499');
  });
});
