import { describe, expect, it } from '@jest/globals';
import { closestName } from '../../src/suggestions/index.js';

describe('a suggestion', () => {
  it.each([
    ['prots', 'ports'],
    ['imagepullpolicy', 'imagePullPolicy'],
    ['volumeMount', 'volumeMounts'],
    ['zzz', undefined],
    ['x', undefined],
    ['', undefined],
  ])('for "%s" is %s', (name, expected) => {
    expect(closestName(name, ['all', 'ports', 'imagePullPolicy', 'volumeMounts', 'probes'])).toBe(expected);
  });

  it('is none where there are no names', () => {
    expect(closestName('ports', [])).toBeUndefined();
  });
});
