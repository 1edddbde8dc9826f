import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  compareDocuments,
  formatDiffPath,
  formatField,
  isNoise,
  withoutNoise,
} from '../../src/diff/index.js';
import type { JsonObject, JsonValue } from '../../src/yaml/index.js';

const changes = (before: JsonObject, after: JsonObject): readonly string[] =>
  compareDocuments(before, after).flatMap(formatField);

const pod = (...containers: readonly JsonValue[]): JsonObject => ({ spec: { containers } });

// Keys in another order are no difference.
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, child]) => [key, sorted(child)]);
};

const isSame = (left: unknown, right: unknown): boolean =>
  JSON.stringify(sorted(left)) === JSON.stringify(sorted(right));

describe('compareDocuments', () => {
  it.each<[string, JsonObject, JsonObject, readonly string[]]>([
    ['a number', { spec: { replicas: 1 } }, { spec: { replicas: 2 } }, ['~ spec.replicas: 1 -> 2']],
    ['a new field', { a: {} }, { a: { b: [1] } }, ['+ a.b: [1]']],
    ['a field that is gone', { a: { b: 'x' } }, { a: {} }, ['- a.b: x']],
    ['a type', { a: '1' }, { a: 1 }, ['~ a: "1" -> 1']],
    ['null', { a: null }, { a: 0 }, ['~ a: null -> 0']],
    [
      'a container, by its name and not its position',
      pod({ name: 'a', image: 'a:1' }, { name: 'b', image: 'b:1' }),
      pod({ name: 'b', image: 'b:2' }, { name: 'a', image: 'a:1' }),
      ['~ spec.containers[b].image: b:1 -> b:2'],
    ],
    [
      'variables',
      {
        env: [
          { name: 'A', value: '1' },
          { name: 'B', value: 'x' },
        ],
      },
      {
        env: [
          { name: 'C', valueFrom: { fieldRef: 1 } },
          { name: 'A', value: '2' },
        ],
      },
      ['~ env[A].value: "1" -> "2"', '- env[B]: x', '+ env[C]: {"valueFrom":{"fieldRef":1}}'],
    ],
    [
      'ports by name',
      { ports: [{ name: 'http', containerPort: 80 }] },
      { ports: [{ name: 'http', containerPort: 8080 }] },
      ['~ ports[http].containerPort: 80 -> 8080'],
    ],
    [
      'ports without names by number and protocol',
      {
        ports: [
          { port: 53, protocol: 'UDP' },
          { port: 53, protocol: 'TCP' },
        ],
      },
      {
        ports: [
          { port: 53, protocol: 'TCP' },
          { port: 53, protocol: 'UDP', nodePort: 30053 },
        ],
      },
      ['+ ports[53 UDP].nodePort: 30053'],
    ],
    [
      'claim templates by the name in their metadata',
      { volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { size: 1 } }] },
      { volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { size: 2 } }] },
      ['~ volumeClaimTemplates[data].spec.size: 1 -> 2'],
    ],
    [
      'the order of init containers, which run one after the other',
      { initContainers: [{ name: 'a' }, { name: 'b' }] },
      { initContainers: [{ name: 'b' }, { name: 'a' }] },
      ['~ initContainers[order]: ["a","b"] -> ["b","a"]'],
    ],
    [
      'arguments, where one was put in between',
      { args: ['--a', '--c'] },
      { args: ['--a', '--b', '--c'] },
      ['+ args[1]: --b'],
    ],
    [
      'arguments, where one is gone',
      { args: ['--a', '--b', '--c'] },
      { args: ['--a', '--c'] },
      ['- args[1]: --b'],
    ],
    ['arguments, where one is another', { args: ['a', 'b'] }, { args: ['a', 'c'] }, ['~ args[1]: b -> c']],
    [
      'items without a key, field by field',
      { egress: [{ to: 1, ports: [{ port: 80 }] }] },
      { egress: [{ to: 1, ports: [{ port: 81 }] }] },
      ['- egress[0].ports[80]: {"port":80}', '+ egress[0].ports[81]: {"port":81}'],
    ],
    [
      'a text line by line',
      { data: { x: 'one\ntwo\nthree\nfour\nfive\n' } },
      { data: { x: 'one\ntwo\nthree\nfour\nFIVE\n' } },
      ['~ data.x:', '    …', '      three', '      four', '    - five', '    + FIVE'],
    ],
  ])('shows %s', (_, before, after, expected) => {
    expect(changes(before, after)).toEqual(expected);
  });

  it('finds nothing between two copies, and something whenever they differ', () => {
    const document = fc.dictionary(fc.string(), fc.jsonValue()) as fc.Arbitrary<JsonObject>;
    fc.assert(
      fc.property(document, document, (left, right) => {
        expect(compareDocuments(left, structuredClone(left))).toEqual([]);
        fc.pre(!isSame(left, right));
        expect(compareDocuments(left, right)).not.toEqual([]);
      }),
    );
  });
});

describe('formatDiffPath', () => {
  it('quotes names that are no plain words', () => {
    const path = ['metadata', 'annotations', 'checksum/config'];
    expect(formatDiffPath(path)).toBe('metadata.annotations["checksum/config"]');
    expect(formatDiffPath(['rules', '[0]', 'host'])).toBe('rules[0].host');
  });
});

describe('noise', () => {
  const labels = { 'helm.sh/chart': 'a-1', app: 'a' };
  const annotations = { 'checksum/config': 'x', 'example.com/checksum/config': 'y' };

  it('is the chart label and the checksums, wherever metadata stands', () => {
    const document = { metadata: { labels }, spec: { template: { metadata: { annotations } } } };
    expect(withoutNoise(document)).toEqual({
      metadata: { labels: { app: 'a' } },
      spec: { template: { metadata: { annotations: { 'example.com/checksum/config': 'y' } } } },
    });
  });

  it('is no field of the same name elsewhere', () => {
    expect(isNoise(['metadata', 'labels', 'helm.sh/chart'])).toBe(true);
    expect(isNoise(['data', 'helm.sh/chart'])).toBe(false);
    expect(isNoise(['spec', 'selector', 'checksum/config'])).toBe(false);
  });
});
