import { describe, expect, it } from '@jest/globals';
import { isAbsolute, resolve } from 'node:path';
import { cacheRoot } from '../../src/cache/index.js';

describe('cacheRoot', () => {
  it('is the folder that EGOV_MSA_CACHE names, made absolute', () => {
    expect(cacheRoot({ EGOV_MSA_CACHE: 'somewhere' })).toBe(resolve('somewhere'));
  });

  it.each([{}, { EGOV_MSA_CACHE: '' }])(
    "is the platform's own cache folder without it: %j",
    (environment) => {
      const root = cacheRoot(environment);
      expect(isAbsolute(root)).toBe(true);
      expect(root).toMatch(/egov-msa/);
    },
  );
});
