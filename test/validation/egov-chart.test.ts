import { describe, expect, it } from '@jest/globals';
import { throwIfFailed } from '../../src/result/index.js';
import { validateManifests } from '../../src/validation/index.js';
import { egovChart, renderCase } from '../support/index.js';

describe('our chart', () => {
  it('renders valid objects in every environment and case, in every supported Kubernetes version', async () => {
    const { environments, ci } = egovChart().valuesFiles;
    const names = ['default', ...[...environments, ...ci].map(({ name }) => name)];
    const cases = await Promise.all(
      [...new Set(names)].map(async (name) => ({ name, release: await renderCase(name) })),
    );
    expect(cases.every(({ release }) => release.objects.length > 20)).toBe(true);
    expect(throwIfFailed(await validateManifests(cases, { cache: false }))).toEqual([]);
  });
});
