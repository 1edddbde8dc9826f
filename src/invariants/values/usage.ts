/** The values that the text of templates reads: an analysis of the text, since helm has no such report. */

/** A path below `.Values`. `*` stands for a key known at run time only, `!a,b` for any but those. */
export type ValuesPath = readonly string[];

const ACTION = /\{\{(?!-?\s*\/\*)-?([\s\S]*?)-?\}\}/g;
/** `.Values.a.b`, `$.Values.a`, `.context.Values.a`, or a variable with what follows it. */
const CHAIN =
  /(?:(?<!\w)(?:\$\w*)?(?:\.\w+)*?\.Values(?<keys>(?:\.\w+)*)(?!\w))|(?<variable>\$\w+)(?<below>(?:\.\w+)*)/g;
const ASSIGNMENT =
  /^\s*(?<block>(?:else\s+)?(?:with|range|if)\s+)?(?:\$\w+\s*,\s*)?(?<name>\$\w+)\s*:?=\s*(?<value>[\s\S]+)$/;

interface Reading {
  readonly path: ValuesPath;
  /** Where the chain starts and ends in the expression. */
  readonly start: number;
  readonly end: number;
}

const literalsIn = (text: string): readonly string[] =>
  [...text.matchAll(/"([^"]*)"/g)].map(([, key = '']) => key);

const argumentsAfter = (expression: string, end: number): readonly string[] =>
  (/^(?:\s+(?:"[^"]*"|[$.][\w.]*))+/.exec(expression.slice(end))?.[0] ?? '')
    .trim()
    .split(/\s+/)
    .filter((argument) => argument !== '')
    .map((argument) => (argument.startsWith('"') ? argument.slice(1, -1) : '*'));

// Functions that take keys join them to the path: index CHAIN "a" "b", get CHAIN "a", dig "a" "b" default CHAIN.
const followed = (expression: string, { path, start, end }: Reading): ValuesPath => {
  const before = expression.slice(0, start);
  const caller = /\b(index|get|hasKey|omit)\s+$/.exec(before)?.[1];
  if (caller === 'index') return [...path, ...argumentsAfter(expression, end)];
  if (caller === 'omit') return [...path, `!${argumentsAfter(expression, end).join(',')}`];
  if (caller !== undefined) return [...path, ...argumentsAfter(expression, end).slice(0, 1)];
  const dug = /\bdig((?:\s+"[^"]*")+)\s+\S+\s+$/.exec(before)?.[1];
  return dug === undefined ? path : [...path, ...literalsIn(dug)];
};

const readingsIn = (expression: string, variables: ReadonlyMap<string, ValuesPath>): readonly Reading[] =>
  [...expression.matchAll(CHAIN)].flatMap((match): Reading[] => {
    const { keys = '', variable, below = '' } = match.groups ?? {};
    const base = variable === undefined ? [] : variables.get(variable);
    if (base === undefined) return [];
    const path = [...base, ...(keys + below).split('.').filter((key) => key !== '')];
    return [{ path, start: match.index, end: match.index + match[0].length }];
  });

/** What a variable takes over without reading it: a chain alone, or one through functions that pick or copy. */
const ALIAS =
  /^(?:(?:index|get|omit|deepCopy)\s+)?[$.][\w.]*(?:\s+(?:"[^"]*"|[$.][\w.]*))*\s*(?:\|\s*(?:default\s+dict|deepCopy)\s*)*$/;

/**
 * The paths below `.Values` that a template reads. Variables that take over a part of the values are followed, and so
 * are `index`, `get`, `dig` and `omit` with literal keys. A part that is handed on as a whole (`toYaml`, `with`, `range`,
 * `include`) counts as read whole, so a key below it that nobody reads goes unnoticed.
 *
 * @param text - one file of templates; a variable is known in its file only
 * @example valuesReadBy('{{ .Values.image.tag }}') // [['image', 'tag']]
 */
export function valuesReadBy(text: string): readonly ValuesPath[] {
  const variables = new Map<string, ValuesPath>();
  const paths: ValuesPath[] = [];
  for (const [, expression = ''] of text.matchAll(ACTION)) {
    const { block, name, value = expression } = ASSIGNMENT.exec(expression)?.groups ?? {};
    const readings = readingsIn(value, variables);
    const read = readings.map((reading) => followed(value, reading));
    const [first] = read;
    if (name !== undefined && first !== undefined && ALIAS.test(value.trim())) {
      const isElement = block?.trim() === 'range' && !first.at(-1)?.startsWith('!');
      variables.set(name, isElement ? [...first, '*'] : first);
      // A block also makes the value its dot, whose readings have no root to follow.
      if (block !== undefined) paths.push(first);
      continue;
    }
    if (name !== undefined) variables.delete(name);
    paths.push(...read);
  }
  return paths;
}

/**
 * The texts in a values tree that templates hand to `tpl`, found by their braces: they read values too.
 *
 * @example templatedTexts({ env: { HOST: '{{ .Values.host }}' } })
 */
export function templatedTexts(tree: unknown): readonly string[] {
  if (typeof tree === 'string') return tree.includes('{{') ? [tree] : [];
  return typeof tree === 'object' && tree !== null ? Object.values(tree).flatMap(templatedTexts) : [];
}

const fitsKey = (part: string, key: string): boolean =>
  part === '*' || part === key || (part.startsWith('!') && !part.slice(1).split(',').includes(key));

/**
 * Tells whether a read path covers a key: one is the beginning of the other.
 *
 * @example covers(['image'], ['image', 'tag']) // true
 */
export const covers = (read: ValuesPath, key: ValuesPath): boolean =>
  read.every((part, index) => index >= key.length || fitsKey(part, key[index] ?? ''));
