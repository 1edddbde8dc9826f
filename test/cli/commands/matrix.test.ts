import { describe, expect, it } from '@jest/globals';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixtureDirectory, useTemporaryDirectories } from '../../support/index.js';
import { copyChart, run } from './support.js';

const temporaryDirectory = useTemporaryDirectories();

const chartWithMinistry = (values: string): string => {
  const chart = copyChart('invariants/base', temporaryDirectory());
  cpSync(fixtureDirectory('tiny/ministries'), join(chart, 'ministries'), { recursive: true });
  writeFileSync(join(chart, 'ministries', 'moe.yaml'), values);
  return chart;
};

describe('egov-msa matrix', () => {
  it('prints a table of all cells and sums up', async () => {
    const { code, output } = await run('matrix', chartWithMinistry('host: moe.example.test\n'));
    expect(code).toBe(0);
    const lines = output.split('\n');
    expect(lines[0]).toMatch(/^VALUES +KUBERNETES +CELLS +OBJECTS +ERRORS +WARNINGS +TIME$/);
    expect(lines[1]).toMatch(/^✔ default +1\.32 to 1\.36 +5 +15 +0 +0 +/);
    expect(lines[2]).toMatch(/^✔ moe +1\.32 to 1\.36 +5 +15 +0 +0 +/);
    expect(output).toMatch(/\n2 stacks, 10 cells \(\d+ from the cache\), 0 errors, 0 warnings, .* s\n$/);
  });

  it('prints what was found once below the table, and exits with 1', async () => {
    const { code, output } = await run('matrix', chartWithMinistry('image: {tag: latest}\n'));
    expect(code).toBe(1);
    expect(output).toMatch(/^✖ moe +1\.32 to 1\.36 +5 +15 +1 +0 +/m);
    expect(output).toMatch(/^ {2}✖ moe on 1\.32 to 1\.36 /m);
    expect(output.match(/another one tomorrow/g)).toHaveLength(1);
    expect(output).toContain('5 errors, 0 warnings');
  });

  it('gives every cell in JSON and in JUnit', async () => {
    const chart = chartWithMinistry('image: {tag: latest}\n');
    const { output } = await run('matrix', chart, '--kubernetes', '1.36', '--output', 'json');
    expect(JSON.parse(output)).toMatchObject({
      chart: 'base',
      passed: false,
      cells: [
        { stack: 'default', kubernetes: '1.36', objects: 15, findings: [] },
        { stack: 'moe', ministry: 'moe', findings: [{ rule: 'invariant/pinned-images', values: 'moe' }] },
      ],
    });
    const { cells } = JSON.parse(output) as { readonly cells: readonly { durationMilliseconds: number }[] };
    for (const { durationMilliseconds } of cells) expect(durationMilliseconds % 1).toBe(0);
    const file = join(temporaryDirectory(), 'matrix.xml');
    const junit = await run('matrix', chart, '--output', 'junit', '--output-file', file);
    expect(junit.code).toBe(1);
    expect(junit.output).toContain('VALUES');
  });
});
