import type { Data } from './data.js';
import type { Argument, Expression } from './expression.js';

const numberKeyword = (argument: Argument | undefined): number | undefined =>
  typeof argument === 'number' ? argument : undefined;

/** @param subject - what is measured, as it stands in the message */
const checkRange = (size: number, { keywords }: Expression, subject: string): string | undefined => {
  const min = numberKeyword(keywords['min']);
  const max = numberKeyword(keywords['max']);
  if (min !== undefined && size < min) return `${subject} is less than ${String(min)}`;
  return max !== undefined && size > max ? `${subject} is greater than ${String(max)}` : undefined;
};

const isType = ({ name }: Expression, data: Data): boolean => {
  if (name === 'list') return data.kind === 'list';
  if (name === 'map') return data.kind === 'map';
  if (data.kind !== 'scalar') return false;
  const { value } = data;
  switch (name) {
    case 'str':
    case 'regex':
      return typeof value === 'string';
    case 'num':
      return typeof value === 'number';
    case 'int':
      return Number.isInteger(value) && !/[.eE]/.test(data.text);
    case 'bool':
      return typeof value === 'boolean';
    case 'null':
      return value === null;
    default:
      return true;
  }
};

const describeType = ({ name }: Expression, { text }: Data): string => {
  if (name === 'null') return `'${text}' is not None.`;
  return `'${text}' is not a ${name === 'regex' ? 'regex match' : name}.`;
};

const checkText = (text: string, expression: Expression): string | undefined => {
  const length = checkRange(text.length, expression, `Length of ${text}`);
  if (length !== undefined || expression.name !== 'regex') return length;
  const patterns = expression.arguments.filter((argument) => typeof argument === 'string');
  return patterns.some((pattern) => new RegExp(`^(?:${pattern})`).test(text))
    ? undefined
    : `'${text}' is not a regex match.`;
};

/**
 * Checks one value against a validator that stands alone, its children left out.
 *
 * @returns what is wrong, in yamale's words
 * @example checkValue(parseExpression('str()'), readData('1')) // "'1' is not a str."
 */
export const checkValue = (expression: Expression, data: Data): string | undefined => {
  const { name } = expression;
  if (!isType(expression, data)) return describeType(expression, data);
  if (name === 'enum') {
    const value = data.kind === 'scalar' ? data.value : data.text;
    const allowed = expression.arguments.some((argument) => argument === value);
    return allowed
      ? undefined
      : `'${data.text}' not in (${expression.arguments.map((argument) => JSON.stringify(argument)).join(', ')})`;
  }
  if (data.kind === 'scalar' && typeof data.value === 'string') return checkText(data.value, expression);
  if (data.kind === 'scalar') {
    return typeof data.value === 'number' ? checkRange(data.value, expression, data.text) : undefined;
  }
  const size = data.kind === 'list' ? data.items.length : data.entries.size;
  return checkRange(size, expression, `Length of ${data.text}`);
};
