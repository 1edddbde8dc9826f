import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { projectPath } from '../../src/tools/index.js';
import { renderChart } from '../../src/render/index.js';
import { throwIfFailed } from '../../src/result/index.js';
import { validateManifests } from '../../src/validation/index.js';
import { egovChart, testHelm } from '../support/index.js';
import { releaseOf } from '../validation/release.js';
import { exampleValues, readExample } from './examples.js';

const OBJECTS = ['argo-cd', 'flux'].flatMap((folder) =>
  readdirSync(projectPath('examples', 'gitops', folder))
    .map((name) => `${folder}/${name}`)
    // Kustomize reads this file itself; the API server never sees it.
    .filter((name) => !name.endsWith('/kustomization.yaml')),
);

const findingsOf = async (object: Readonly<Record<string, unknown>>): Promise<readonly string[]> => {
  const cases = [{ name: 'gitops', release: releaseOf(object) }];
  const findings = throwIfFailed(await validateManifests(cases, { versions: ['1.36'] }));
  return findings.map(({ path = '', message }) => `${path}: ${message}`);
};

describe('the examples for GitOps', () => {
  it.each(OBJECTS)("%s fits the project's own definition", async (file) => {
    expect(await findingsOf(readExample(file))).toEqual([]);
  });

  it('would not fit with a field that the definition does not have', async () => {
    const release = readExample('flux/helmrelease.yaml');
    const broken = { ...release, spec: { ...(release['spec'] as object), vaules: {} } };
    expect(await findingsOf(broken)).toEqual([expect.stringContaining('vaules')]);
  });

  it('name the version of the chart', () => {
    const version = egovChart().metadata.version;
    for (const file of ['argo-cd/application.yaml', 'argo-cd/applicationset.yaml', 'flux/helmrelease.yaml']) {
      const text = readFileSync(projectPath('examples', 'gitops', file), 'utf8');
      expect(text).toMatch(new RegExp(`^ +(?:targetRevision|version): ${version}$`, 'm'));
    }
  });

  it('list every object of Flux for Kustomize', () => {
    const listed = readExample('flux/kustomization.yaml')['resources'];
    expect(new Set(listed as string[])).toEqual(
      new Set(OBJECTS.filter((name) => name.startsWith('flux/')).map((name) => name.slice(5))),
    );
  });

  it.each(exampleValues())(
    '$name renders the chart the same twice, without a Secret of its own',
    async (example) => {
      const options = {
        chart: egovChart(),
        helm: await testHelm(),
        values: example.files,
        inlineValues: example.inlineValues,
        namespace: example.namespace,
        cache: false,
      };
      const first = throwIfFailed(await renderChart(options));
      const second = throwIfFailed(await renderChart({ ...options, isUpgrade: true }));
      expect(second.manifest).toBe(first.manifest);
      expect(first.manifest).toMatch(/^kind: Deployment$/m);
      expect(first.manifest).not.toMatch(/^kind: Secret$/m);
      expect(first.manifest).not.toContain('helm.sh/hook');
    },
  );
});
