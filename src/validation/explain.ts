import type { ManifestObject } from '../manifest/index.js';
import type { StandaloneSchema } from '../schemas/index.js';
import {
  fault,
  invalidValue,
  missingField,
  quotedNames,
  unknownField,
  wrongType,
  type Subject,
} from './faults.js';
import { formatPath, parsePointer, valueAt, type FieldPath } from './field-path.js';
import { parseSchemaErrors, type SchemaError } from './messages.js';
import type { Fault } from './types.js';

const UNKNOWN_FIELDS = /^additional propert(?:y|ies) (.+) not allowed$/;
const MISSING_FIELDS = /^missing propert(?:y|ies):? (.+)$/;
const WRONG_TYPE = /^got (\w+), want (.+)$/;
const COMBINED = /^'(?:oneOf|anyOf|not)' failed/;

const leaves = (error: SchemaError): readonly SchemaError[] =>
  error.causes.length === 0 ? [error] : error.causes.flatMap(leaves);

const combination = (subject: Subject, path: FieldPath, error: SchemaError): Fault => {
  const place = formatPath(path);
  const several = error.message.includes('matched');
  const value = valueAt(subject.object.document, path);
  const names =
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
  const reasons = [...new Set(error.causes.flatMap(leaves).map(({ message }) => message))];
  const message = several
    ? `${place} holds fields that exclude each other (${names.join(', ')}).`
    : `${place} has none of the forms that are allowed there${reasons.length === 0 ? '' : `: ${reasons.slice(0, 3).join('; ')}`}.`;
  return fault('invalid-combination', place, message, 'Set exactly one of the alternatives.');
};

const faultsOf = (subject: Subject, error: SchemaError): readonly Fault[] => {
  const path = parsePointer(error.pointer, subject.object.document);
  if (COMBINED.test(error.message)) return [combination(subject, path, error)];
  if (error.causes.length > 0) return error.causes.flatMap((cause) => faultsOf(subject, cause));
  const unknown = UNKNOWN_FIELDS.exec(error.message)?.[1];
  if (unknown !== undefined) return quotedNames(unknown).map((name) => unknownField(subject, path, name));
  const missing = MISSING_FIELDS.exec(error.message)?.[1];
  if (missing !== undefined) return quotedNames(missing).map((name) => missingField(subject, path, name));
  const [, got, want] = WRONG_TYPE.exec(error.message) ?? [];
  if (got !== undefined && want !== undefined) return [wrongType(subject, path, got, want)];
  return [invalidValue(subject, path, error.message)];
};

// `hostt` makes two errors, an unknown and a missing field; saying it once is enough.
const withoutEchoes = (faults: readonly Fault[]): readonly Fault[] => {
  const meant = new Set(
    faults.flatMap(({ path = '', hint }) => {
      const name = /^Did you mean (.+)\?$/.exec(hint)?.[1];
      return name === undefined ? [] : [path.replace(/[^.]*$/, name)];
    }),
  );
  return faults.filter(({ rule, path = '' }) => rule !== 'manifest/missing-field' || !meant.has(path));
};

/**
 * Turns what kubeconform says of an object into faults that name the field and what to do.
 *
 * @param message - `msg` of kubeconform's result
 * @returns at least one fault
 * @example explainInvalid(object, schema, result.msg)
 */
export function explainInvalid(
  object: ManifestObject,
  schema: StandaloneSchema,
  message: string,
): readonly Fault[] {
  const subject = { object, schema };
  const faults = withoutEchoes(parseSchemaErrors(message).flatMap((error) => faultsOf(subject, error)));
  return faults.length > 0 ? faults : [invalidValue(subject, [], message)];
}
