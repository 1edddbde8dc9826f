import { isJsonObject, type JsonObject, type JsonValue } from '../yaml/index.js';
import type { FieldChange } from './types.js';

/** Stands for a value that is never shown. */
export const HIDDEN = '(hidden)';

const SECRET_FIELDS: readonly string[] = ['data', 'stringData'];

const hide = (value: JsonValue): JsonValue =>
  isJsonObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, child]) => [key, hide(child)]))
    : HIDDEN;

const isSecretField = (field: string | undefined): boolean => SECRET_FIELDS.includes(field ?? '');

/**
 * Hides what a change of a Secret would show, and leaves the names of its keys.
 *
 * @example hideSecret({ type: 'added', path: ['data', 'password'], after: 'c2VjcmV0' }).after // '(hidden)'
 */
export const hideSecret = (change: FieldChange): FieldChange => {
  if (!isSecretField(change.path[0])) return change;
  switch (change.type) {
    case 'added':
      return { ...change, after: hide(change.after) };
    case 'removed':
      return { ...change, before: hide(change.before) };
    case 'changed':
      return { ...change, before: hide(change.before), after: hide(change.after) };
  }
};

/**
 * Hides the values of a Secret; any other document stays as it is.
 *
 * @example withoutSecrets({ kind: 'Secret', data: { password: 'c2VjcmV0' } }) // { kind: 'Secret', data: { password: '(hidden)' } }
 */
export const withoutSecrets = (document: JsonObject): JsonObject =>
  document['kind'] === 'Secret'
    ? Object.fromEntries(
        Object.entries(document).map(([key, value]) => [key, isSecretField(key) ? hide(value) : value]),
      )
    : document;
