import { closestName } from '../../suggestions/index.js';
import { formatPath, parsePointer, type FieldPath } from '../field-path.js';
import { typeName } from '../type-names.js';
import type { ValuesError } from './check.js';

/** An error in words, with the path of the key that is wrong. */
export interface ExplainedError {
  readonly rule: string;
  readonly path: FieldPath;
  readonly message: string;
  readonly hint: string;
}

const SHOWN_KEYS = 12;

/** Names of keys whose values do not belong in a log. */
const SECRET = /password|secret|token|credential|key$/i;

const typeList = (type: unknown): string =>
  (Array.isArray(type) ? (type as readonly string[]) : [String(type)])
    .filter((name) => name !== 'null')
    .map(typeName)
    .join(' or ');

const shown = (path: FieldPath, value: unknown): string => {
  if (path.some((segment) => typeof segment === 'string' && SECRET.test(segment))) return 'its value';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a mapping' : JSON.stringify(value);
};

const keysOf = ({ parentSchema = {} }: ValuesError): readonly string[] => {
  const properties = parentSchema['properties'];
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
};

const unknownKey = (error: ValuesError, parent: FieldPath, owner: string): ExplainedError => {
  const name = String(error.params['additionalProperty']);
  const keys = keysOf(error);
  const near = closestName(name, keys);
  const rest = keys.length > SHOWN_KEYS ? ', …' : '';
  const path = [...parent, name];
  const hint =
    near === undefined
      ? keys.length === 0
        ? 'Remove it; no keys are allowed there.'
        : `Remove it; the keys there are ${keys.slice(0, SHOWN_KEYS).join(', ')}${rest}.`
      : `Did you mean ${formatPath([...parent, near])}?`;
  return { rule: 'unknown-key', path, message: `${formatPath(path)} is not a key of ${owner}.`, hint };
};

const describe = (error: ValuesError, path: FieldPath): Omit<ExplainedError, 'path'> => {
  const place = formatPath(path);
  const description = error.parentSchema?.['description'];
  const purpose = typeof description === 'string' ? ` (${description.replace(/\.$/, '')})` : '';
  const data: unknown = error.data;
  const value = shown(path, data);
  if (error.keyword === 'type') {
    const wanted = typeList(error.params['type']);
    const quote = wanted === 'a text' && typeof data !== 'object' ? 'Put it in quotes.' : '';
    return {
      rule: 'wrong-type',
      message: `${place} is ${value} where ${wanted} is expected.`,
      hint: quote === '' ? `Give ${wanted}${purpose}.` : quote,
    };
  }
  if (error.keyword === 'enum') {
    const allowed = (error.params['allowedValues'] as readonly unknown[]).filter((entry) => entry !== null);
    const near = typeof data === 'string' ? closestName(data, allowed.map(String)) : undefined;
    return {
      rule: 'invalid-value',
      message: `${place} is ${value}; it must be one of ${allowed.map((entry) => JSON.stringify(entry)).join(', ')}.`,
      hint: near === undefined ? `Use one of these${purpose}.` : `Did you mean ${near}?`,
    };
  }
  if (error.keyword === 'anyOf') {
    return {
      rule: 'invalid-value',
      message: `${place} is ${value}, which is none of the forms that are allowed there.`,
      hint: `See ${place} in the README of the chart${purpose}.`,
    };
  }
  return {
    rule: 'invalid-value',
    message: `${place} is ${value}; it ${error.message ?? 'is not valid'}.`,
    hint: `Correct it${purpose}.`,
  };
};

/**
 * Puts an error of ajv in words.
 *
 * @param values - what was tested, to tell list indexes from names
 * @param owner - name of the chart whose schema it is
 * @param prefix - where its values stand in the file
 */
export function explainError(
  error: ValuesError,
  values: unknown,
  owner: string,
  prefix: FieldPath,
): ExplainedError {
  const path = [...prefix, ...parsePointer(error.instancePath, values)];
  if (error.keyword === 'additionalProperties') return unknownKey(error, path, owner);
  return { ...describe(error, path), path };
}
