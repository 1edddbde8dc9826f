import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { gt } from 'semver';
import { globSync } from 'tinyglobby';
import type { Chart } from '../../src/chart/index.js';
import { openSide } from '../../src/diff/index.js';
import { renderChart } from '../../src/render/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { projectPath } from '../../src/tools/index.js';
import { isJsonObject, parseYamlFile, type JsonObject, type JsonValue } from '../../src/yaml/index.js';
import { egovChart, previousRelease, testHelm } from '../support/index.js';

const chart = egovChart();

interface Change {
  readonly kind: string;
  readonly description: string;
}

const changesOf = ({ metadata }: Chart): unknown =>
  throwIfFailed(parseYamlFile(metadata.annotations['artifacthub.io/changes'] ?? '[]', 'Chart.yaml'));

// Helm writes Chart.yaml anew, and leaves out what .helmignore names.
const NOT_COMPARED = /^(?:Chart\.yaml|README\.md|values\.schema\.json|(?:charts|ci|schema)\/.*)$/;

const contentOf = ({ directory, metadata }: Chart): unknown => {
  const files = globSync('**', { cwd: directory })
    .filter((path) => !NOT_COMPARED.test(path) && path !== 'chart-checks.yaml')
    .sort();
  return [metadata, files.map((path) => [path, readFileSync(join(directory, path), 'utf8')])];
};

const withSubcharts = (of: Chart): readonly Chart[] => [of, ...of.subcharts.flatMap(withSubcharts)];

const keysIn = (value: unknown, path: readonly string[] = []): readonly string[] =>
  isJsonObject(value)
    ? Object.entries(value).flatMap(([key, child]) => [
        [...path, key].join('.'),
        ...keysIn(child, [...path, key]),
      ])
    : [];

const keysOf = ({ values, subcharts }: Chart): readonly string[] => [
  ...keysIn(values),
  ...subcharts.flatMap((subchart) => keysIn(subchart.values, [subchart.metadata.name])),
];

const TABLE = /define "egov\.renamed" -\}\}\n([\s\S]*?)\{\{- end/;

/** From `egov.renamed`: old keys and their new names. */
const renamed = [
  ...(
    TABLE.exec(readFileSync(join(chart.directory, 'templates', '_renamed.tpl'), 'utf8'))?.[1] ?? ''
  ).matchAll(/^(\S+): (\S+)$/gm),
].map(([, old = '', fresh = '']) => [old, fresh] as const);

const nested = (path: string, value: string): JsonObject =>
  path.split('.').reduceRight<JsonValue>((inner, key) => ({ [key]: inner }), value) as JsonObject;

const UPGRADING = readFileSync(projectPath('UPGRADING.md'), 'utf8');

describe('the versions of the charts', () => {
  const workspace = mkdtempSync(join(tmpdir(), 'egov-msa-versions-'));
  let previous: Chart;

  beforeAll(async () => {
    const side = await openSide({ type: 'package', path: previousRelease() }, { chart, workspace });
    previous = throwIfFailed(side).chart;
  });

  afterAll(() => {
    rmSync(workspace, { recursive: true, force: true });
  });

  it('are raised for every chart that differs from the last release', () => {
    const released = new Map(withSubcharts(previous).map((one) => [one.metadata.name, one]));
    const unraised = withSubcharts(chart).filter((one) => {
      const old = released.get(one.metadata.name);
      if (old === undefined || gt(one.metadata.version, old.metadata.version)) return false;
      return !isDeepStrictEqual(contentOf(one), contentOf(old));
    });
    expect(unraised.map(({ metadata }) => `${metadata.name} ${metadata.version}`)).toEqual([]);
  });

  it('come with a list of changes in the form of Artifact Hub', () => {
    const changes = changesOf(chart) as readonly Change[];
    expect(changes.length).toBeGreaterThan(0);
    for (const change of changes) {
      expect(change).toEqual({
        kind: expect.stringMatching(/^(?:added|changed|deprecated|removed|fixed|security)$/),
        description: expect.stringMatching(/^\S.{10,}$/),
      });
    }
  });

  it('do not repeat the changes of the last release', () => {
    expect(gt(chart.metadata.version, previous.metadata.version)).toBe(true);
    expect(changesOf(chart)).not.toEqual(changesOf(previous));
  });

  it('know the new name of every value that is gone since the last release', () => {
    const keys = keysOf(chart);
    const gone = keysOf(previous).filter((key) => !keys.includes(key));
    const known = renamed.map(([old]) => old);
    expect(gone.filter((key) => !known.some((old) => `${key}.`.startsWith(`${old}.`)))).toEqual([]);
    expect(renamed.map(([, fresh]) => fresh).filter((fresh) => !keys.includes(fresh))).toEqual([]);
  });

  it.each(renamed)('refuse %s with its new name', async (old, fresh) => {
    const helm = await testHelm();
    const rendered = await renderChart({ chart, helm, inlineValues: nested(old, 'x') });
    expect(rendered).toMatchObject({
      ok: false,
      problem: { kind: 'input', message: expect.stringContaining(`${old} is now ${fresh}: `) as unknown },
    });
    expect(UPGRADING).toContain(`\`${old}\` is now \`${fresh}\``);
  });

  it('have a section in UPGRADING.md, with one for each breaking change', () => {
    const versions = [...UPGRADING.matchAll(/^## (.+)$/gm)].map(([, version]) => version);
    expect(versions[0]).toBe(chart.metadata.version);
    const newest = UPGRADING.split(/^## /m)[1] ?? '';
    expect(newest.match(/^### /gm)?.length).toBeGreaterThan(0);
  });
});
