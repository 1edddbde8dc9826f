import { readData, type Data } from './data.js';
import type { Expression } from './expression.js';
import type { Schema, SchemaNode } from './schema.js';
import { checkValue } from './validators.js';

/** One thing in the data that the schema does not allow; line and column count from 1. */
export interface SchemaViolation {
  /** `maintainers.0.name`; empty for the whole document. */
  readonly path: string;
  /** yamale's line, path included: `maintainers.0.name: Required field missing`. */
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

const join = (path: string, key: string | number): string =>
  path === '' ? String(key) : `${path}.${String(key)}`;

const violation = (path: string, separator: string, text: string, data: Data): SchemaViolation => ({
  path,
  message: `${path}${separator} ${text}`,
  line: data.line,
  column: data.column,
});

const isRequired = (node: SchemaNode): boolean =>
  node.kind !== 'validator' || node.expression.keywords['required'] !== false;

/** A field that may be left out may be empty as well, unless `none=False`. */
const mayBeNull = (expression: Expression): boolean =>
  expression.keywords['required'] === false && expression.keywords['none'] !== false;

const isExpression = (argument: unknown): argument is Expression =>
  typeof argument === 'object' && argument !== null;

const toNode = (expression: Expression): SchemaNode => ({ kind: 'validator', expression });

class Validation {
  constructor(private readonly schema: Schema) {}

  node(node: SchemaNode, data: Data, path: string): readonly SchemaViolation[] {
    if (node.kind === 'validator') return this.validator(node.expression, data, path);
    if (node.kind === 'mapping') return this.mapping(node.entries, data, path);
    if (data.kind !== 'list') return [violation(path, ' :', `'${data.text}' is not a list`, data)];
    return data.items.flatMap((item, index) => {
      const below = node.items[index];
      return below === undefined ? [] : this.node(below, item, join(path, index));
    });
  }

  private mapping(
    entries: ReadonlyMap<string, SchemaNode>,
    data: Data,
    path: string,
  ): readonly SchemaViolation[] {
    if (data.kind !== 'map') return [violation(path, ' :', `'${data.text}' is not a map`, data)];
    const unexpected = [...data.entries]
      .filter(([key]) => !entries.has(key))
      .map(([key, value]) => violation(join(path, key), ':', 'Unexpected element', value));
    const expected = [...entries].flatMap(([key, below]) => {
      const value = data.entries.get(key);
      if (value !== undefined) return this.node(below, value, join(path, key));
      return isRequired(below) ? [violation(join(path, key), ':', 'Required field missing', data)] : [];
    });
    return [...unexpected, ...expected];
  }

  private validator(expression: Expression, data: Data, path: string): readonly SchemaViolation[] {
    if (data.kind === 'scalar' && data.value === null && mayBeNull(expression)) return [];
    const below = expression.arguments.filter(isExpression).map(toNode);
    if (expression.name === 'include') {
      const [name] = expression.arguments;
      const included = typeof name === 'string' ? this.schema.includes.get(name) : undefined;
      if (included !== undefined) return this.node(included, data, path);
      return [violation(path, ':', `Include ${JSON.stringify(name)} has not been defined.`, data)];
    }
    if (expression.name === 'any') return this.anyOf(below, data, path);
    const wrong = checkValue(expression, data);
    if (wrong !== undefined) return [violation(path, ':', wrong, data)];
    if (data.kind === 'list' && expression.name === 'list') {
      return data.items.flatMap((item, index) => this.anyOf(below, item, join(path, index)));
    }
    if (data.kind === 'map' && expression.name === 'map') {
      return [...data.entries].flatMap(([key, value]) => this.anyOf(below, value, join(path, key)));
    }
    return [];
  }

  /** One that fits is enough; when none does, all that they say is said. */
  private anyOf(nodes: readonly SchemaNode[], data: Data, path: string): readonly SchemaViolation[] {
    const results = nodes.map((node) => this.node(node, data, path));
    return results.some((violations) => violations.length === 0) ? [] : results.flat();
  }
}

/**
 * Checks a YAML text against a yamale schema, strictly: keys that the schema does not name are violations.
 *
 * @param text - must be YAML; its syntax is checked elsewhere
 * @returns every violation, in yamale's order and words
 * @example validateData(schema, 'name: 1').map(({ message }) => message) // ["name: '1' is not a str."]
 */
export const validateData = (schema: Schema, text: string): readonly SchemaViolation[] =>
  new Validation(schema).node(schema.root, readData(text), '');
