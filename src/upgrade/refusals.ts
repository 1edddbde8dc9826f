import { isDeepStrictEqual } from 'node:util';
import { compareDocuments, type FieldChange } from '../diff/index.js';
import { groupOf } from '../manifest/index.js';
import type { JsonObject, JsonValue } from '../yaml/index.js';
import { immutableFields } from './fields/index.js';
import { normalForm, valueAt, withoutFields } from './normal-form.js';
import type { ImmutableField } from './types.js';

/** A change that the API server refuses. */
export interface Refusal {
  readonly field: ImmutableField;
  /** True when only the live object decides. */
  readonly uncertain: boolean;
  /** What changes at the field or below it. */
  readonly changes: readonly FieldChange[];
}

const read = (
  document: JsonObject,
  { path, except = [], default: usual, complete }: ImmutableField,
): JsonValue | undefined => {
  const value = valueAt(withoutFields(document, except), path) ?? usual;
  return value === undefined || complete === undefined ? value : complete(value);
};

const wrap = (path: string, value: JsonValue | undefined): JsonObject => {
  const parts = path.split('.');
  const leaf = parts.at(-1) ?? '';
  const inner: JsonObject = value === undefined ? {} : { [leaf]: value };
  return parts.slice(0, -1).reduceRight<JsonObject>((child, part) => ({ [part]: child }), inner);
};

/**
 * Lists what the API server refuses of a change of one object.
 *
 * @param before - the object that exists
 * @param after - the same object of the upgrade
 * @returns an entry for each immutable field that changes, in the order of the table
 * @example refusalsOf(oldService, newService).map(({ field }) => field.path) // ['spec.clusterIP']
 */
export const refusalsOf = (before: JsonObject, after: JsonObject): readonly Refusal[] => {
  const [old, fresh] = [normalForm(before), normalForm(after)];
  const { apiVersion, kind } = after;
  const group = typeof apiVersion === 'string' ? groupOf(apiVersion) : '';
  return immutableFields
    .filter((field) => field.kind === kind && field.group === group)
    .flatMap((field): readonly Refusal[] => {
      const [from, to] = [read(old, field), read(fresh, field)];
      if (isDeepStrictEqual(from, to) || field.refuses?.(old, fresh) === false) return [];
      const changes = compareDocuments(wrap(field.path, from), wrap(field.path, to));
      return [{ field, uncertain: field.uncertain?.(old, fresh) ?? false, changes }];
    });
};
