import type { ManifestObject } from '../manifest/index.js';
import {
  BASE64_PATTERN,
  QUANTITY_PATTERN,
  descend,
  fieldsOf,
  type StandaloneSchema,
} from '../schemas/index.js';
import { closestName } from '../suggestions/index.js';
import { formatPath, valueAt, type FieldPath } from './field-path.js';
import { typeName } from './type-names.js';
import type { Fault } from './types.js';

/** An object and the schema that it does not fit. */
export interface Subject {
  readonly object: ManifestObject;
  readonly schema: StandaloneSchema;
}

/** Longer values are cut in messages. */
const SHOWN_CHARACTERS = 60;
const SHOWN_FIELDS = 12;

const QUOTED = /'((?:[^'\\]|\\.)*)'/g;
const NOT_ONE_OF = /^value must be (?:one of )?(.+)$/;

/** The names that a message of kubeconform puts in quotes. */
export const quotedNames = (text: string): readonly string[] =>
  [...text.matchAll(QUOTED)].map(([, name = '']) => name.replaceAll(/\\(.)/g, '$1'));

/** Makes a fault of one field. */
export const fault = (rule: string, path: string, message: string, hint: string): Fault => ({
  rule: `manifest/${rule}`,
  severity: 'error',
  path,
  message,
  hint,
});

// Nothing of a Secret may reach a log.
const shownValue = ({ object }: Subject, path: FieldPath): string => {
  if (object.kind === 'Secret') return 'the value';
  const value = valueAt(object.document, path);
  if (value === undefined) return 'the value';
  const text = JSON.stringify(value);
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
};

/** A field that the kind does not have. */
export const unknownField = ({ object, schema }: Subject, parent: FieldPath, name: string): Fault => {
  const path = formatPath([...parent, name]);
  const fields = fieldsOf(descend(schema, parent));
  const near = closestName(name, fields);
  const rest = fields.length > SHOWN_FIELDS ? ', …' : '';
  const hint =
    near !== undefined
      ? `Did you mean ${near}?`
      : `Remove it; the fields here are ${fields.slice(0, SHOWN_FIELDS).join(', ')}${rest}.`;
  const message = `${path} is not a field of ${object.kind} in ${object.apiVersion}.`;
  return fault('unknown-field', path, message, fields.length === 0 ? 'Remove it.' : hint);
};

/** A field that the kind requires. */
export const missingField = ({ object }: Subject, parent: FieldPath, name: string): Fault => {
  const path = formatPath([...parent, name]);
  const message = `${path} is missing; ${object.kind} in ${object.apiVersion} requires it.`;
  return fault('missing-field', path, message, `Set ${path}.`);
};

/** A value of another type. `want` is a list in words: `null or integer`. */
export const wrongType = (subject: Subject, path: FieldPath, got: string, want: string): Fault => {
  // Null is always allowed where a field may be left out, so naming it would say nothing.
  const wanted = want.split(/ or |, /).filter((type) => type !== 'null');
  const place = formatPath(path);
  const isShort = !['object', 'array', 'null'].includes(got) && subject.object.kind !== 'Secret';
  const value = isShort ? shownValue(subject, path) : typeName(got);
  const message = `${place} is ${value} where ${wanted.map(typeName).join(' or ')} is expected.`;
  const hint =
    got === 'null'
      ? 'Give it a value, or leave the field out with an if or a with in the template.'
      : wanted.includes('string')
        ? 'Quote it in the template: {{ … | quote }}.'
        : got === 'string' && wanted.some((type) => ['integer', 'number', 'boolean'].includes(type))
          ? 'Take the quotes off in the template, or turn it into a number with {{ … | int }}.'
          : 'Correct the indentation or the value in the template.';
  return fault('wrong-type', place, message, hint);
};

/** A value of the right type that does not do. */
export const invalidValue = (subject: Subject, path: FieldPath, message: string): Fault => {
  const place = formatPath(path);
  const { pattern } = descend(subject.schema, path);
  const value = shownValue(subject, path);
  if (pattern === QUANTITY_PATTERN) {
    const text = `${place} is ${value}, which is no quantity.`;
    return fault('invalid-value', place, text, 'Write it like 500m, 1.5 or 512Mi.');
  }
  if (pattern === BASE64_PATTERN) {
    const text = `${place} is not base64.`;
    const hint = 'Encode it in the template, {{ … | b64enc | quote }}, or use stringData in a Secret.';
    return fault('invalid-value', place, text, hint);
  }
  const allowed = NOT_ONE_OF.exec(message)?.[1];
  if (allowed !== undefined) {
    const near = closestName(String(valueAt(subject.object.document, path)), quotedNames(allowed));
    const text = `${place} is ${value}; it must be one of ${quotedNames(allowed).join(', ')}.`;
    return fault('invalid-value', place, text, near ? `Did you mean ${near}?` : 'Use one of these.');
  }
  const reason = subject.object.kind === 'Secret' ? 'it does not match its format' : message;
  const text = `${place === '' ? subject.object.kind : place} is not valid: ${reason}.`;
  return fault('invalid-value', place, text, 'Correct the value in the template or the values file.');
};
