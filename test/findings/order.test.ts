import { describe, expect, it } from '@jest/globals';
import { finding, hasErrors, sortFindings, uniqueFindings } from '../../src/findings/index.js';

const made = (details: Partial<Parameters<typeof finding>[0]> = {}) =>
  finding({
    rule: 'values/unknown-key',
    chart: 'tiny',
    message: 'It is wrong.',
    hint: 'Correct it.',
    ...details,
  });

describe('findings', () => {
  it('are errors that name no place unless they say otherwise', () => {
    expect(made()).toEqual({
      rule: 'values/unknown-key',
      severity: 'error',
      chart: 'tiny',
      values: undefined,
      template: undefined,
      object: undefined,
      path: undefined,
      message: 'It is wrong.',
      hint: 'Correct it.',
    });
  });

  it('stand in an order that does not depend on who found them first', () => {
    const ordered = [
      made({ chart: 'a', values: 'x', line: 9 }),
      made({ chart: 'a', values: 'x', line: 10 }),
      made({ chart: 'a', values: 'y', path: 'a' }),
      made({ chart: 'b' }),
      made({ chart: 'a', severity: 'warning' }),
    ];
    expect(sortFindings([...ordered].reverse())).toEqual(ordered);
  });

  it('are kept once when they say the same of the same place', () => {
    const other = made({ path: 'a' });
    expect(uniqueFindings([made(), other, made(), { ...other }])).toEqual([made(), other]);
  });

  it('fail a run only when one is an error', () => {
    expect(hasErrors([made({ severity: 'warning' })])).toBe(false);
    expect(hasErrors([made({ severity: 'warning' }), made()])).toBe(true);
  });
});
