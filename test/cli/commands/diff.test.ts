import { describe, expect, it } from '@jest/globals';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'tar';
import { fixtureDirectory, useTemporaryDirectories } from '../../support/index.js';
import { commitAll, copyChart, run, withEnvironment } from './support.js';

const temporaryDirectory = useTemporaryDirectories();
const TINY = fixtureDirectory('tiny');

/** A repository with tiny, whose port has changed since its commit. */
const changedRepository = async (): Promise<string> => {
  const root = temporaryDirectory();
  const chart = copyChart('tiny', root);
  await commitAll(root);
  writeFileSync(join(chart, 'values.yaml'), 'replicaCount: 1\nport: 81\nrefuse: ""\n');
  return chart;
};

describe('egov-msa diff', () => {
  it('compares two environments field by field and sums up', async () => {
    const { code, output, errors } = await run('diff', 'default', 'production+moe', '--chart', TINY);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toBe(
      [
        '~ Service/egov-web (tiny/templates/service.yaml)',
        '    ~ spec.ports[http].port: 80 -> 8443',
        '~ Deployment/egov-web (tiny/templates/deployment.yaml)',
        '    ~ spec.replicas: 1 -> 3',
        '',
        '2 objects changed (2 fields), 0 added, 0 removed, 9 the same.\n',
      ].join('\n'),
    );
  });

  it('counts options for both sides', async () => {
    const { output } = await run(
      'diff',
      'default',
      'moe',
      '--chart',
      TINY,
      '--environment',
      'production',
      '--set',
      'replicaCount=7',
    );
    expect(output).toBe('No difference in 11 objects.\n');
  });

  it('compares a revision with the working tree, a chart folder', async () => {
    const chart = await changedRepository();
    for (const after of [chart, 'default']) {
      const { output } = await run('diff', 'main', after, '--chart', chart);
      expect(output).toContain('~ spec.ports[http].port: 80 -> 81');
    }
  });

  it('removes what it took out of the history', async () => {
    const chart = await changedRepository();
    const temporary = temporaryDirectory();
    const { code } = await withEnvironment({ TMPDIR: temporary }, () =>
      run('diff', 'main', chart, '--chart', chart),
    );
    expect(code).toBe(0);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('compares a package and a values file', async () => {
    const directory = temporaryDirectory();
    const file = join(directory, 'tiny-0.1.0.tgz');
    await create({ file, gzip: true, cwd: join(TINY, '..') }, ['tiny']);
    const values = join(directory, 'mine.yaml');
    writeFileSync(values, 'port: 82\n');
    const { output } = await run('diff', file, values, '--chart', TINY);
    expect(output).toContain('~ spec.ports[http].port: 80 -> 82');
  });

  it('exits with 1 for a difference only when asked to, as git does', async () => {
    const different = ['diff', 'default', 'moe', '--chart', TINY, '--exit-code'];
    expect((await run(...different)).code).toBe(1);
    expect((await run('diff', 'default', 'default', '--chart', TINY, '--exit-code')).code).toBe(0);
  });

  it('gives JSON with paths as people write them', async () => {
    const { output } = await run('diff', 'default', 'moe', '--chart', TINY, '--output', 'json');
    expect(JSON.parse(output)).toMatchObject({
      before: 'default',
      after: 'moe',
      equal: false,
      counts: { added: 0, removed: 0, changed: 1, fields: 1, same: 10, noise: 0 },
      objects: [
        { type: 'changed', kind: 'Deployment', fields: [{ path: 'spec.replicas', before: 1, after: 3 }] },
      ],
    });
  });

  it('says which environments there are when a side is nothing', async () => {
    const root = temporaryDirectory();
    const { code, errors } = await run('diff', 'default', 'stagin', '--chart', copyChart('tiny', root));
    expect(code).toBe(2);
    expect(errors).toContain('is not in a git repository, so revision "stagin" cannot be read.');
    expect(errors).toContain('those are: default, production');
  });

  it('asks for both sides', async () => {
    const { code, errors } = await run('diff', 'default');
    expect(code).toBe(2);
    expect(errors).toContain("missing required argument 'b'");
  });
});
