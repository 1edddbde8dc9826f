import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { gt } from 'semver';
import { globSync } from 'tinyglobby';
import type { Chart } from '../../src/chart/index.js';
import { openSide } from '../../src/diff/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { parseYamlFile } from '../../src/yaml/index.js';
import { egovChart, previousRelease } from '../support/index.js';

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
});
