import { describe, expect, it } from '@jest/globals';
import { immutableFields, refusalsOf } from '../../src/upgrade/index.js';
import { changeCases, changed, kindOf } from './changes/index.js';

const fieldOf = (kind: string, path: string): string => `${kind} ${path}`;

describe('the table of immutable fields', () => {
  it.each(changeCases)('judges %s', (_, object, change) => {
    const found = refusalsOf(object, changed(object, change)).map(({ field }) => field.path);
    expect(found).toEqual(change.refused === undefined ? [] : [change.refused]);
  });

  it('has a change that is refused for each of its fields', () => {
    const tried = changeCases.flatMap(([, object, { refused }]) =>
      refused === undefined ? [] : [fieldOf(kindOf(object), refused)],
    );
    const fields = immutableFields.map(({ kind, path }) => fieldOf(kind, path));
    expect(fields.filter((field) => !tried.includes(field))).toEqual([]);
    expect(new Set(fields).size).toBe(fields.length);
  });

  it('has a change that is accepted for each of its kinds', () => {
    const accepted = changeCases.flatMap(([, object, { refused }]) =>
      refused === undefined ? [kindOf(object)] : [],
    );
    expect(immutableFields.map(({ kind }) => kind).filter((kind) => !accepted.includes(kind))).toEqual([]);
  });
});
