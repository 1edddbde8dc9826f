import { describe, expect, it } from '@jest/globals';
import { compareReleases } from '../../src/diff/index.js';
import { finding } from '../../src/findings/index.js';
import { buildReport, toScriptData, writePage, type ReportInput } from '../../src/html-report/index.js';
import { DEFAULT_SETTINGS, checkChart, loadSettings } from '../../src/invariants/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { egovChart, renderCase } from '../support/index.js';

const EMPTY = { findings: [], exceptions: [] };

const inputOf = async (...names: readonly string[]): Promise<ReportInput> => {
  const chart = egovChart();
  const settings = throwIfFailed(loadSettings(chart.directory));
  const releases = await Promise.all(names.map((name) => renderCase(name)));
  const stacks = releases.map((release, index) => ({
    name: names[index] ?? '',
    release,
    checks: EMPTY,
    values: [],
  }));
  return {
    chart,
    settings,
    stacks,
    chartChecks: EMPTY,
    environments: [
      ...stacks.map(({ name, release }) => ({ name, overlay: false, outcome: { release } })),
      { name: 'broken', overlay: true, outcome: { refused: 'because' } },
    ],
    toolkitVersion: '1.2.3',
    created: new Date(0),
  };
};

describe('buildReport', () => {
  it('is the same for the same input', async () => {
    const input = await inputOf('default');
    expect(await buildReport(input)).toEqual(await buildReport(input));
  });

  it('keeps a manifest that several stacks share once', async () => {
    const { texts, stacks } = await buildReport(await inputOf('default', 'local'));
    const objects = stacks.flatMap((stack) => stack.objects);
    expect(new Set(texts).size).toBe(texts.length);
    expect(objects.every(({ text }) => texts[text] !== undefined)).toBe(true);
    expect(texts.length).toBeLessThan(objects.length * 0.7);
  });

  it('links what names or selects an object with it', async () => {
    const { stacks } = await buildReport(await inputOf('default'));
    const uses = (id: string) => stacks[0]?.objects.find((object) => object.id === id)?.uses ?? [];
    expect(uses('Service/egov-mysql')).toContainEqual({
      object: 'StatefulSet/egov-mysql',
      label: 'StatefulSet/egov-mysql',
      path: 'spec.selector',
      count: 1,
    });
    expect(uses('HorizontalPodAutoscaler/egov-portal').map(({ object }) => object)).toEqual([
      'Deployment/egov-portal',
    ]);
    expect(uses('Deployment/egov-portal-service').map(({ object }) => object)).toEqual(
      expect.arrayContaining(['Secret/egov-database', 'PersistentVolumeClaim/egov-attachments']),
    );
  });

  it('puts the environments beside each other, with sums over all pods', async () => {
    const { environments } = await buildReport(await inputOf('default', 'vagrant'));
    expect(environments.columns).toEqual([
      { name: 'default', overlay: false },
      { name: 'vagrant', overlay: false },
      { name: 'broken', overlay: true, refused: 'because' },
    ]);
    const row = (section: string, name: string) =>
      environments.sections.find((one) => one.name === section)?.rows.find((one) => one.name === name)?.cells;
    expect(row('exposure', 'portal')).toEqual(['', 'NodePort :30012', '']);
    expect(row('storage', 'attachments')).toEqual([
      '(default)\nReadWriteOnce\n5Gi',
      'nfs\nReadWriteMany\n5Gi',
      '',
    ]);
    expect(row('replicas', 'portal')).toEqual(['1–3', '1–3', '']);
    // Three cards of 250m would be 0.75: the sum grows with what vagrant adds.
    const [few = '', many = ''] = (row('resources', 'requests') ?? []).map((text) => text.split(' ')[0]);
    expect(Number(few)).toBeGreaterThan(2);
    expect(Number(many)).toBeGreaterThan(Number(few));
  });

  it('knows of each endpoint whether the call graph declares it and each policy lets it through', async () => {
    const { stacks } = await buildReport(await inputOf('production'));
    const { layers, callers, endpoints, cells } = stacks[0]?.network ?? {
      layers: [],
      callers: [],
      endpoints: [],
      cells: [],
    };
    const cell = (from: string, to: string, port: number) =>
      cells[callers.findIndex(({ name }) => name === from)]?.[
        endpoints.findIndex((endpoint) => endpoint.name === to && endpoint.port === port)
      ];
    expect(layers).toContain('NetworkPolicy');
    expect(cell('user-service', 'mysql', 3306)).toMatchObject({ allowed: true, declared: true });
    expect(cell('admin', 'mysql', 3306)).toMatchObject({ allowed: false, declared: false });
    expect(cell('outside', 'mysql', 3306)).toMatchObject({ allowed: false, declared: false });
  });

  it('names the findings of the checks, of the chart and of the upgrade with their objects', async () => {
    const input = await inputOf('default');
    const [stack] = input.stacks;
    if (stack === undefined) throw new Error('No stack.');
    const found = finding({
      rule: 'invariant/pinned-images',
      chart: 'mysql',
      object: { apiVersion: 'apps/v1', kind: 'StatefulSet', namespace: undefined, name: 'egov-mysql' },
      message: 'Wrong.',
      hint: 'Mend it.',
    });
    const report = await buildReport({
      ...input,
      stacks: [
        {
          ...stack,
          checks: { findings: [found], exceptions: [{ finding: found, by: 'annotation', reason: 'So.' }] },
        },
      ],
      chartChecks: checkChart({ chart: input.chart, settings: DEFAULT_SETTINGS }),
      upgrade: {
        from: 'local',
        findings: [
          { ...found, severity: 'warning' },
          { ...found, rule: 'upgrade/refused-change' },
        ],
        diff: compareReleases(await renderCase('vagrant'), stack.release),
      },
    });
    const expected = { rule: 'pinned-images', object: 'StatefulSet/egov-mysql', message: 'Wrong.' };
    expect(report.stacks[0]?.findings).toMatchObject([expected]);
    expect(report.stacks[0]?.exceptions).toMatchObject([{ ...expected, by: 'annotation', reason: 'So.' }]);
    expect(report.chartFindings.every(({ object }) => object === undefined)).toBe(true);
    expect(report.upgrade?.findings.map(({ rule, severity }) => [severity, rule])).toEqual([
      ['error', 'upgrade/refused-change'],
      ['warning', 'pinned-images'],
    ]);
    expect(report.upgrade?.objects.find(({ label }) => label === 'StorageClass/nfs')).toMatchObject({
      type: 'removed',
      fields: [],
    });
  });
});

describe('writePage', () => {
  it('lets no text end the script that holds it', async () => {
    const hostile = '</script><script>alert(1)</script><!--';
    const data = toScriptData({ hostile });
    expect(data).not.toContain('<');
    expect(JSON.parse(data)).toEqual({ hostile });
    const model = await buildReport(await inputOf('default'));
    const page = writePage({ ...model, texts: [hostile] }, { script: "'</script>'", style: '' });
    expect(page.match(/<\/script>/g)).toHaveLength(2);
  });

  it('may reach the server that serves it, and nothing else', async () => {
    const model = await buildReport(await inputOf('default'));
    const parts = { script: '', style: '' };
    expect(writePage(model, parts)).not.toContain('connect-src');
    expect(writePage(model, parts, { live: true })).toContain("connect-src 'self'");
  });
});
