import { describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseManifests } from '../../../src/manifest/index.js';
import { fixtureDirectory, useTemporaryDirectories } from '../../support/index.js';
import { run } from './support.js';

const temporaryDirectory = useTemporaryDirectories();
const TINY = fixtureDirectory('tiny');

describe('egov-msa render', () => {
  it('prints the manifests as helm wrote them, with their templates', async () => {
    const { code, output, errors } = await run('render', TINY);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toContain('---\n# Source: tiny/templates/service.yaml\napiVersion: v1\nkind: Service');
    expect(parseManifests(output).documents).toHaveLength(11);
  });

  it('takes environments, a ministry, files, single values and the place of the release', async () => {
    const own = join(temporaryDirectory(), 'own.yaml');
    writeFileSync(own, 'replicaCount: 5\n');
    const args = ['--environment', 'production', '--ministry', 'moe', '--set', 'port=90'];
    const place = ['--release', 'other', '-n', 'place', '--kube-version', '1.33'];
    const { output } = await run('render', TINY, ...args, '-f', own, ...place, '--show', 'other-web');
    expect(output).toContain('port: 90');
    expect(output).toContain('replicas: 5');
    expect(output).toContain('kubernetes: v1.33');
  });

  it.each([
    [['--show', 'Service/egov-web'], ['Service egov-web']],
    [['--show', 'service/egov-web'], ['Service egov-web']],
    [
      ['--show', 'fast', '--show', 'Pod/egov-test'],
      ['Pod egov-test', 'StorageClass fast'],
    ],
  ])('selects with %j', async (args, expected) => {
    const { output } = await run('render', TINY, '--output', 'json', ...args);
    const { objects } = JSON.parse(output) as {
      readonly objects: readonly { readonly document: { kind: string; metadata: { name: string } } }[];
    };
    const names = objects.map(({ document }) => `${document.kind} ${document.metadata.name}`);
    expect([...names].sort()).toEqual(expected);
  });

  it('tells of API versions that templates may ask for', async () => {
    const args = [
      '--api-versions',
      'monitoring.coreos.com/v1,example.com/v1',
      '--show',
      'Deployment/egov-web',
    ];
    expect((await run('render', TINY, ...args)).output).toContain('monitoring: "true"');
  });

  it('names the nearest object when there is none of that name', async () => {
    const { code, errors } = await run('render', TINY, '--show', 'Service/egov-wbe');
    expect(code).toBe(2);
    expect(errors).toContain('The render has no object "Service/egov-wbe".');
    expect(errors).toContain('The nearest is "Service/egov-web"');
  });

  it.each([
    ['worker', 'egov-worker'],
    ['Service/web', 'Service/egov-web'],
  ])('takes %s for the name without the release', async (name, nearest) => {
    expect((await run('render', TINY, '--show', name)).errors).toContain(`The nearest is "${nearest}"`);
  });

  it('suggests no object for a name that is like none', async () => {
    const { errors } = await run('render', TINY, '--show', 'zzz');
    expect(errors).toMatch(/The render has no object "zzz"\.\n +Leave --show out to see all \d+\.$/m);
  });
});
