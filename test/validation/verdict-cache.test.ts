import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFailure, throwIfFailed } from '../../src/result/index.js';
import { projectPath, resolveTool } from '../../src/tools/index.js';
import { validateManifests } from '../../src/validation/index.js';
import { useSecondProcess, useTemporaryDirectories } from '../support/index.js';
import { WELL_FORMED, service } from './objects.js';
import { releaseOf } from './release.js';

const broken = { ...service({ prots: [] }), metadata: { name: 'broken' } };
const cases = [{ name: 'default', release: releaseOf(...WELL_FORMED, broken) }];

const filesBelow = (directory: string): readonly string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('the cache of verdicts', () => {
  const temporaryDirectory = useTemporaryDirectories();
  const getReady = useSecondProcess();
  const before = process.env['EGOV_MSA_CACHE'];
  let cache = '';
  let kubeconform = '';

  beforeEach(async () => {
    kubeconform = throwIfFailed(await resolveTool('kubeconform')).path;
    cache = temporaryDirectory();
    process.env['EGOV_MSA_CACHE'] = cache;
  });

  afterEach(() => {
    if (before === undefined) delete process.env['EGOV_MSA_CACHE'];
    else process.env['EGOV_MSA_CACHE'] = before;
  });

  it('gives the same findings without running kubeconform again', async () => {
    const first = throwIfFailed(await validateManifests(cases, { kubeconform }));
    expect(first.map(({ path }) => path)).toEqual(['spec.prots']);
    const again = await validateManifests(cases, { kubeconform: '/nowhere' });
    expect(again).toEqual({ ok: true, value: first });
  });

  it('asks kubeconform about what it has not seen', async () => {
    await validateManifests(cases, { kubeconform });
    const changed = [{ name: 'default', release: releaseOf(service({ porst: [] })) }];
    expect(isFailure(await validateManifests(changed, { kubeconform: '/nowhere' }))).toBe(true);
  });

  it('is made again when it was damaged', async () => {
    await validateManifests(cases, { kubeconform });
    const [file = ''] = filesBelow(join(cache, 'validation'));
    writeFileSync(file, readFileSync(file).subarray(0, 40));
    expect(throwIfFailed(await validateManifests(cases, { kubeconform }))).toHaveLength(1);
    expect(throwIfFailed(await validateManifests(cases, { kubeconform: '/nowhere' }))).toHaveLength(1);
  });

  it('only costs time when it cannot be written', async () => {
    await validateManifests(cases, { kubeconform });
    rmSync(join(cache, 'validation'), { recursive: true });
    writeFileSync(join(cache, 'validation'), '');
    const warnings: string[] = [];
    const findings = await validateManifests(cases, {
      kubeconform,
      onWarning: (text) => warnings.push(text),
    });
    expect(throwIfFailed(findings)).toHaveLength(1);
    expect(warnings).toEqual([expect.stringContaining('were not cached')]);
  });

  it('unpacks schemas again that lie damaged in the cache', async () => {
    await validateManifests(cases, { kubeconform });
    for (const file of filesBelow(join(cache, 'schemas'))) writeFileSync(file, '{');
    expect(throwIfFailed(await validateManifests(cases, { kubeconform, cache: false }))).toHaveLength(1);
  });

  it('unpacks schemas beside the run when the cache cannot be written', async () => {
    writeFileSync(join(cache, 'schemas'), '');
    expect(throwIfFailed(await validateManifests(cases, { kubeconform }))).toHaveLength(1);
    expect(filesBelow(cache).filter((file) => file.endsWith('.json'))).toEqual([]);
  });

  it('serves two processes that start with an empty one', async () => {
    const start = await getReady();
    const code = `
      const [, source, kubeconform, text, schemas] = process.argv;
      const { existsSync, symlinkSync } = await import('node:fs');
      if (!existsSync(source + '/../schemas')) try { symlinkSync(schemas, source + '/../schemas'); } catch {}
      const { validateManifests } = await import(source + '/validation/index.js');
      const { indexRelease, parseManifests } = await import(source + '/manifest/index.js');
      const release = indexRelease({ parsed: parseManifests(text), namespace: 'edu', releaseName: 'egov' });
      const result = await validateManifests([{ name: 'default', release }], { kubeconform });
      console.log(JSON.stringify(result.ok ? result.value.map(({ path }) => path) : result));`;
    const text = [...WELL_FORMED, broken]
      .map((object) => `# Source: tiny/templates/a.yaml\n${JSON.stringify(object)}\n`)
      .join('---\n');
    const outputs = await Promise.all(
      [1, 2].map(() => start(code, [kubeconform, text, projectPath('schemas')])),
    );
    expect(outputs.map(({ stdout }) => stdout)).toEqual(['["spec.prots"]', '["spec.prots"]']);
    expect(filesBelow(cache).filter((file) => !/\.(json|gz)$/.test(file))).toEqual([]);
    expect(existsSync(join(cache, 'validation'))).toBe(true);
  });
});
