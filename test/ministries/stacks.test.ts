import { describe, expect, it } from '@jest/globals';
import { planStacks } from '../../src/matrix/index.js';
import { isFor, stacksNamed } from '../../src/ministries/index.js';

describe("the stacks that a ministry's file names", () => {
  it.each([
    ['# Moe\n#\n# For: default, eks+istio\na: 1', [[], ['eks', 'istio']]],
    ['# for:vagrant\r\na: 1', [['vagrant']]],
    ['\uFEFF# For: a + b', [['a', 'b']]],
    ['# Moe\na: 1\n# For: vagrant', undefined],
    ['# Before: the Secrets', undefined],
    ['', undefined],
  ])('in %j are %j', (text, stacks) => {
    expect(stacksNamed(text)).toEqual(stacks);
  });

  it('fit in any order of their environments, and no other', () => {
    expect(isFor([['eks', 'istio']], ['istio', 'eks'])).toBe(true);
    expect(isFor([['eks', 'istio']], ['eks'])).toBe(false);
    expect(isFor([['eks']], ['eks', 'istio'])).toBe(false);
    expect(isFor([[]], [])).toBe(true);
    expect(isFor(undefined, ['eks', 'istio'])).toBe(true);
  });

  it('are the only ones of the matrix that have the ministry', () => {
    const file = (name: string) => ({ name, path: `/${name}.yaml` });
    const stacks = planStacks({ bases: [file('eks')], overlays: [file('istio')] }, [
      { ...file('moe'), stacks: [['eks', 'istio'], []] },
    ]);
    expect(stacks.map(({ name }) => name)).toEqual([
      'default',
      'moe',
      'istio',
      'eks',
      'eks+istio',
      'eks+istio+moe',
    ]);
  });
});
