import { describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixtureDirectory, useTemporaryDirectories } from '../../support/index.js';
import { copyChart, run } from './support.js';

const temporaryDirectory = useTemporaryDirectories();

const tinyWith = (file: string, change: (text: string) => string): string => {
  const chart = copyChart('tiny', temporaryDirectory());
  writeFileSync(join(chart, file), change(readFileSync(join(chart, file), 'utf8')));
  return chart;
};

describe('egov-msa validate', () => {
  it('passes a valid chart on all versions', async () => {
    const { code, output } = await run('validate', fixtureDirectory('invariants/base'));
    expect(code).toBe(0);
    expect(output).toContain('1 chart, 1 case, 0 errors, 0 warnings');
  });

  it('names template, case and field of a manifest that the API server would refuse', async () => {
    const chart = tinyWith('templates/service.yaml', (text) => text.replace('selector:', 'selectr:'));
    const { code, output } = await run('validate', chart, '--kubernetes', '1.32,v1.36.1', '--output', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(output)).toMatchObject({
      suites: [
        {
          cases: [
            {
              name: 'default',
              findings: [
                {
                  rule: 'manifest/unknown-field',
                  values: 'default',
                  template: 'tiny/templates/service.yaml',
                  path: 'spec.selectr',
                },
              ],
            },
            { name: 'two' },
            { name: 'production' },
          ],
        },
      ],
    });
  });

  it('names file, line and column of a value that the schema refuses, and the key that was meant', async () => {
    const chart = tinyWith('environments/production.yaml', () => '# Production\nprt: 8443\n');
    const { code, output } = await run('validate', chart);
    expect(code).toBe(1);
    expect(output).toMatch(/environments\/production\.yaml:2:1 prt: error prt is not a key of tiny\./);
    expect(output).toContain('Did you mean port?');
    expect(output).toContain('3 cases, 1 error,');
  });

  it('tells cases of the same name in two charts apart', async () => {
    const broken = tinyWith('templates/service.yaml', (text) => text.replace('selector:', 'selectr:'));
    const { output } = await run('validate', fixtureDirectory('tiny'), broken, '--output', 'json');
    const { suites } = JSON.parse(output) as {
      readonly suites: readonly { readonly cases: readonly { readonly passed: boolean }[] }[];
    };
    expect(suites.map(({ cases }) => cases.map(({ passed }) => passed))).toEqual([
      [true, true, true],
      [false, false, false],
    ]);
  });

  it('refuses an empty version', async () => {
    const { code, errors } = await run('validate', '--kubernetes', '');
    expect(code).toBe(2);
    expect(errors).toContain('Give names, with commas between them.');
  });

  it('refuses a version that it has no schemas of', async () => {
    const { code, errors } = await run('validate', '--kubernetes', '1.20');
    expect(code).toBe(2);
    expect(errors).toContain('There are no schemas of Kubernetes 1.20.');
  });
});
