import { describe, expect, it } from '@jest/globals';
import { compareReleases, formatDiff } from '../../src/diff/index.js';
import { releaseOf } from '../support/index.js';

const config = (data: Readonly<Record<string, string>>, name = 'a', namespace?: string) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace, labels: { 'helm.sh/chart': `a-${JSON.stringify(data)}` } },
  data,
});

const secret = (data: Readonly<Record<string, string>>) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 's' },
  data,
});

describe('compareReleases', () => {
  it('tells objects that are new, gone, changed and the same apart', () => {
    const before = releaseOf(config({ x: '1' }), config({}, 'gone'), config({}, 'same'));
    const after = releaseOf(config({ x: '2' }), config({}, 'same'), config({}, 'new', 'other'));
    expect(formatDiff(compareReleases(before, after))).toBe(
      [
        '~ ConfigMap/a (a/templates/b.yaml)',
        '    ~ data.x: "1" -> "2"',
        '+ ConfigMap/new in other (a/templates/b.yaml)',
        '- ConfigMap/gone (a/templates/b.yaml)',
        '',
        '1 object changed (1 field), 1 added, 1 removed, 1 the same. 1 difference in chart versions, checksums and random values not shown (--show-noise).',
      ].join('\n'),
    );
  });

  it('takes an object without a namespace and one with that of the release for the same', () => {
    const { objects, same } = compareReleases(releaseOf(config({})), releaseOf(config({}, 'a', 'egov')));
    expect(objects[0]?.type).toBe('changed');
    expect(same).toBe(0);
  });

  it('takes an object of a newer version of its API for the same, and of another group for another', () => {
    const scaler = (apiVersion: string) => ({ apiVersion, kind: 'X', metadata: { name: 'x' } });
    const newer = compareReleases(releaseOf(scaler('a/v1')), releaseOf(scaler('a/v2')));
    expect(newer.objects.map(({ type }) => type)).toEqual(['changed']);
    const other = compareReleases(releaseOf(scaler('a/v1')), releaseOf(scaler('b/v1')));
    expect(other.objects.map(({ type }) => type)).toEqual(['added', 'removed']);
  });

  it('never shows a value of a Secret, whether changed, added or removed', () => {
    const before = releaseOf(secret({ changed: 'c2VjcmV0LTE=', gone: 'c2VjcmV0LTI=' }));
    const after = releaseOf(secret({ changed: 'c2VjcmV0LTM=', fresh: 'c2VjcmV0LTQ=' }));
    const diff = compareReleases(before, after, { showNoise: true });
    expect(JSON.stringify(diff)).not.toContain('c2Vj');
    expect(formatDiff(diff).split('\n').slice(1, 4)).toEqual([
      '    ~ data.changed: (hidden) -> (hidden)',
      '    - data.gone: (hidden)',
      '    + data.fresh: (hidden)',
    ]);
    const whole = compareReleases(releaseOf({ ...secret({}), data: undefined }), after, { showNoise: true });
    expect(formatDiff(whole)).toContain('+ data: {"changed":"(hidden)","fresh":"(hidden)"}');
  });

  it('leaves out what is new in every render of the newer side', () => {
    const before = releaseOf(secret({ random: 'MQ==', fixed: 'MQ==' }));
    const after = releaseOf(secret({ random: 'Mg==', fixed: 'Mg==' }));
    const again = releaseOf(secret({ random: 'Mw==', fixed: 'Mg==' }));
    const { objects, noise } = compareReleases(before, after, { again });
    expect(objects[0]?.fields.map(({ path }) => path)).toEqual([['data', 'fixed']]);
    expect(noise).toBe(1);
  });
});
