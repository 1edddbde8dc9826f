import { describe, expect, it } from '@jest/globals';
import { formatQuantity, parseQuantity } from '../../src/quantities/index.js';

describe('a quantity', () => {
  it.each([
    ['500m', 500],
    [0.5, 500],
    ['2', 2000],
    ['1.5Gi', 1_610_612_736_000],
    ['1e3', 1_000_000],
    ['12E', 12e21],
    ['100n', 1],
    ['.25', 250],
  ])('%s is read in thousandths', (quantity, milli) => {
    expect(parseQuantity(quantity)).toBe(milli);
  });

  it.each(['', '1X', 'Gi', '-1', '1 Gi', '1.2.3'])('%j is none', (quantity) => {
    expect(parseQuantity(quantity)).toBeUndefined();
  });

  it.each([
    ['requests.cpu', 1500, '1500m'],
    ['cpu', 2000, '2'],
    ['limits.memory', 2_147_483_648_000, '2Gi'],
    ['memory', 300 * 1_048_576_000, '300Mi'],
    ['requests.storage', 1000, '1Mi'],
    ['pods', 44_000, '44'],
  ])('of %s is written as a person would', (resource, milli, text) => {
    expect(formatQuantity(resource, milli)).toBe(text);
  });
});
