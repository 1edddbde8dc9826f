import { describe, expect, it } from '@jest/globals';
import { lostFields, openCatalog, type StandaloneSchema } from '../../src/schemas/index.js';
import type { JsonObject } from '../../src/yaml/index.js';

const schema = (root: JsonObject, other: JsonObject = {}): StandaloneSchema => ({
  $ref: '#/definitions/root',
  definitions: { root, other },
});

const closed = (properties: JsonObject, extra: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties,
  additionalProperties: false,
  ...extra,
});

const text = { type: 'string' };
const base = closed({ a: text, b: { $ref: '#/definitions/other' } });

describe('a later schema', () => {
  it.each([
    ['is the same', schema(base, closed({}))],
    ['has a field more', schema(closed({ ...(base['properties'] as JsonObject), c: text }), closed({}))],
    ['has a field more in a definition', schema(base, closed({ d: text }))],
  ])('accepts what the earlier one accepts when it %s', (_, later) => {
    expect(lostFields(later, schema(base, closed({})))).toEqual([]);
  });

  it.each([
    ['requires a field', schema({ ...base, required: ['a'] })],
    ['wants another type', schema(closed({ ...(base['properties'] as JsonObject), a: { type: 'integer' } }))],
    [
      'bounds a value',
      schema(closed({ ...(base['properties'] as JsonObject), a: { ...text, maxLength: 3 } })),
    ],
    ['closes an object', schema(base, { type: 'object', additionalProperties: false })],
  ])('is not taken to accept it when it %s', (_, later) => {
    expect(lostFields(later, schema(base, { type: 'object' }))).toBeUndefined();
  });

  it('is compared to the end when definitions refer to themselves', () => {
    const self = closed({ next: { $ref: '#/definitions/root' } });
    const wider = closed({ next: { $ref: '#/definitions/root' }, more: text });
    expect(lostFields(schema(wider), schema(self))).toEqual([]);
    expect(lostFields(schema(self), schema(wider))).toEqual(['more']);
  });

  it('stands in the index with what it lost since the version before', () => {
    const catalog = openCatalog();
    const find = (version: '1.33' | '1.34' | '1.36' | '1.35', kind: string) => {
      const entry = catalog.find(version, 'batch/v1', kind);
      if (entry === undefined) throw new Error(`batch/v1 ${kind} is missing.`);
      return entry;
    };
    expect(find('1.34', 'CronJob').lost).toEqual([]);
    expect(lostFields(catalog.load(find('1.34', 'CronJob')), catalog.load(find('1.33', 'CronJob')))).toEqual(
      [],
    );
    // 1.36 requires spec.
    expect(find('1.36', 'CronJob').lost).toBeUndefined();
    expect(
      lostFields(catalog.load(find('1.36', 'CronJob')), catalog.load(find('1.35', 'CronJob'))),
    ).toBeUndefined();
  });
});
