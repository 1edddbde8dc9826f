import { loadAll } from 'js-yaml';
import { failure, problem, success, type Result } from '../../result/index.js';
import { isJsonObject } from '../../yaml/index.js';
import { parseExpression, type Expression } from './expression.js';

/** What a value must be: a validator, or a mapping or list of them. */
export type SchemaNode =
  | { readonly kind: 'validator'; readonly expression: Expression }
  | { readonly kind: 'mapping'; readonly entries: ReadonlyMap<string, SchemaNode> }
  | { readonly kind: 'sequence'; readonly items: readonly SchemaNode[] };

/** A yamale schema: the first document, and what `include('name')` names in the others. */
export interface Schema {
  readonly root: SchemaNode;
  readonly includes: ReadonlyMap<string, SchemaNode>;
}

const VALIDATORS = ['str', 'num', 'int', 'bool', 'any', 'list', 'map', 'include', 'null', 'enum', 'regex'];

const unknownNames = (expression: Expression): readonly string[] => [
  ...(VALIDATORS.includes(expression.name) ? [] : [expression.name]),
  ...[...expression.arguments, ...Object.values(expression.keywords)].flatMap((argument) =>
    typeof argument === 'object' && argument !== null ? unknownNames(argument) : [],
  ),
];

class SchemaError extends Error {}

/** @throws {SchemaError} caught by {@link parseSchema} */
const toNode = (value: unknown): SchemaNode => {
  if (isJsonObject(value)) {
    return {
      kind: 'mapping',
      entries: new Map(Object.entries(value).map(([key, below]) => [key, toNode(below)])),
    };
  }
  if (Array.isArray(value)) return { kind: 'sequence', items: value.map(toNode) };
  const expression = typeof value === 'string' ? parseExpression(value) : undefined;
  if (expression === undefined) throw new SchemaError(`${JSON.stringify(value)} is no validator`);
  const [unknown] = unknownNames(expression);
  if (unknown !== undefined) throw new SchemaError(`the validator ${unknown}() is not known here`);
  return { kind: 'validator', expression };
};

/**
 * Reads a yamale schema: the validators str, num, int, bool, any, list, map, include, null, enum and regex.
 *
 * @param file - named in a problem
 * @returns the schema; a failure that names what is not understood
 * @see https://github.com/23andMe/Yamale#schema
 * @example
 * const schema = throwIfFailed(parseSchema('name: str()', 'chart_schema.yaml'));
 */
export const parseSchema = (text: string, file: string): Result<Schema> => {
  try {
    const [root, ...others] = loadAll(text);
    const includes = others.flatMap((document) => (isJsonObject(document) ? Object.entries(document) : []));
    return success({
      root: toNode(root),
      includes: new Map(includes.map(([name, value]) => [name, toNode(value)])),
    });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return failure(
      problem(
        'input',
        `The schema ${file} cannot be used: ${reason}.`,
        'Correct it, or name another with --chart-yaml-schema.',
      ),
    );
  }
};
