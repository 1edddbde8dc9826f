const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'a mapping',
  array: 'a list',
  null: 'empty',
};

/**
 * Names a type of JSON Schema in words.
 *
 * @example typeName('integer') // 'a whole number'
 */
export const typeName = (type: string): string => TYPE_NAMES[type] ?? type;
