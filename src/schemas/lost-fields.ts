import { isJsonObject, type JsonObject, type JsonValue } from '../yaml/index.js';
import type { StandaloneSchema } from './bundle.js';

const asObject = (value: JsonValue | undefined): JsonObject => (isJsonObject(value) ? value : {});

const names = (value: JsonValue | undefined): readonly string[] =>
  Array.isArray(value) ? (value as readonly string[]) : [];

const reference = (schema: JsonObject): string | undefined =>
  typeof schema['$ref'] === 'string' ? schema['$ref'].replace('#/definitions/', '') : undefined;

/** Keywords that are compared by what they mean; all others have to be equal. */
const UNDERSTOOD = new Set(['properties', 'required', 'items', 'additionalProperties', 'allOf']);

const otherKeywords = (schema: JsonObject): string =>
  JSON.stringify(
    Object.entries(schema)
      .filter(([key]) => !UNDERSTOOD.has(key))
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  );

/**
 * Tells which documents that an earlier schema accepts a later one accepts as well: those that use none of some fields.
 * It may answer none where some is true, never the other way round, so a document that passed the earlier version of a
 * kind need not be tried with the later one.
 *
 * @param later - closed objects with a field more than `earlier` still accept what `earlier` accepts
 * @returns names of fields that `later` no longer has; undefined when it is narrower in another way
 * @example lostFields(loadSchema(pod136), loadSchema(pod135)) // ['workloadRef']
 */
export function lostFields(
  later: StandaloneSchema,
  earlier: StandaloneSchema,
): readonly string[] | undefined {
  const lost = new Set<string>();
  // A pair that is being compared counts as accepted: schemas may refer to themselves.
  const compared = new Map<string, boolean>();

  const definitions = (laterName: string, earlierName: string): boolean => {
    const key = `${laterName} ${earlierName}`;
    const known = compared.get(key);
    if (known !== undefined) return known;
    compared.set(key, true);
    const answer = schemas(
      asObject(later.definitions[laterName]),
      asObject(earlier.definitions[earlierName]),
    );
    compared.set(key, answer);
    return answer;
  };

  const optional = (left: JsonValue | undefined, right: JsonValue | undefined): boolean =>
    left === undefined && right === undefined
      ? true
      : isJsonObject(left) && isJsonObject(right)
        ? schemas(left, right)
        : left === right;

  const lists = (left: JsonValue | undefined, right: JsonValue | undefined): boolean => {
    if (!Array.isArray(left) || !Array.isArray(right)) return left === right;
    return (
      left.length === right.length &&
      left.every((entry: JsonValue, index) => schemas(asObject(entry), asObject(right[index] as JsonValue)))
    );
  };

  const fields = (left: JsonObject, right: JsonObject): boolean => {
    const laterFields = asObject(left['properties']);
    const earlierFields = asObject(right['properties']);
    const closed = right['additionalProperties'] === false;
    return (
      Object.entries(earlierFields).every(([name, field]) => {
        const match = laterFields[name];
        if (match === undefined) lost.add(name);
        return match === undefined || schemas(asObject(match), asObject(field));
      }) &&
      // In an open object a new field narrows what may stand under its name.
      (closed || Object.keys(laterFields).every((name) => name in earlierFields)) &&
      names(left['required']).every((name) => names(right['required']).includes(name))
    );
  };

  const schemas = (left: JsonObject, right: JsonObject): boolean => {
    const leftReference = reference(left);
    const rightReference = reference(right);
    if (leftReference !== undefined && rightReference !== undefined) {
      return definitions(leftReference, rightReference);
    }
    return (
      otherKeywords(left) === otherKeywords(right) &&
      fields(left, right) &&
      optional(left['items'], right['items']) &&
      optional(left['additionalProperties'], right['additionalProperties']) &&
      lists(left['allOf'], right['allOf'])
    );
  };

  const root = ({ $ref }: StandaloneSchema): string => $ref.replace('#/definitions/', '');
  return definitions(root(later), root(earlier)) ? [...lost].sort() : undefined;
}
