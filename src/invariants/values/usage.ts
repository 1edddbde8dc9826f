/** The values that the text of templates reads: an analysis of the text, since helm has no such report. */

/** A path below `.Values`; `*` stands for a key that is known at run time only. */
export type ValuesPath = readonly string[];

const ACTION = /\{\{-?(?!\s*\/\*)([\s\S]*?)-?\}\}/g;
/** `.Values.a.b`, `$.Values.a`, `.context.Values.a`, `$values.a`, `$x`: a root, then keys. */
const CHAIN = /(?<![\w")\]])(?<root>(?:\$\w*|\.\w+|\.)(?:\.\w+)*?)(?:(?<=\.)|\.)Values(?<keys>(?:\.\w+)*)(?![\w-])|(?<variable>\$\w+)(?<below>(?:\.\w+)*)/g;
const ASSIGNMENT = /^\s*(?:with\s+|range\s+(?:\$\w+\s*,\s*)?|if\s+|else\s+with\s+)?(?<name>\$\w+)\s*:?=\s*(?<value>[\s\S]+)$/;

const keysOf = (dotted: string): ValuesPath => dotted.split('.').filter((key) => key !== '');

interface Reading {
  readonly path: ValuesPath;
  /** Where the chain starts and ends in the expression. */
  readonly start: number;
  readonly end: number;
}

/** `index CHAIN "a" "b"`, `get CHAIN "a"`: the literals, or `*` for anything else, join the path. */
const followed = (expression: string, { path, start, end }: Reading): ValuesPath => {
  const before = expression.slice(0, start);
  const caller = /\b(index|get|hasKey|pluck|dig)\s+((?:"[^"]*"\s+)*)\(?\s*$/.exec(before);
  if (caller === null) {
    // `dig "a" "b" default CHAIN`
    const dug = /\bdig((?:\s+"[^"]*")+)\s+(?:"[^"]*"|\S+)\s+$/.exec(before)?.[1];
    return dug === undefined ? path : [...path, ...literals(dug)];
  }
  const after = /^((?:\s+(?:"[^"]*"|\$?[\w.]+))+)/.exec(expression.slice(end))?.[1] ?? '';
  const keys = after
    .trim()
    .split(/\s+/)
    .filter((key) => key !== '')
    .map((key) => (key.startsWith('"') ? key.slice(1, -1) : '*'));
  return [...path, ...(caller[1] === 'index' ? keys : keys.slice(0, 1))];
};

const literals = (text: string): ValuesPath => [...text.matchAll(/"([^"]*)"/g)].map(([, key = '']) => key);

const readingsIn = (expression: string, variables: ReadonlyMap<string, ValuesPath>): readonly Reading[] =>
  [...expression.matchAll(CHAIN)].flatMap((match): Reading[] => {
    const { keys = '', variable, below = '' } = match.groups ?? {};
    const base = variable === undefined ? [] : variables.get(variable);
    if (base === undefined) return [];
    const path = variable === undefined ? keysOf(keys) : [...base, ...keysOf(below)];
    return [{ path, start: match.index, end: match.index + match[0].length }];
  });

/** A lone chain, or one through index or get, with defaults after it: what a variable takes over unread. */
const isAlias = (value: string): boolean =>
  /^\(?\s*(?:(?:index|get)\s+)?[$.][\w.]*(?:\s+(?:"[^"]*"|\$[\w.]+))*\s*\)?\s*(?:\|\s*(?:default\s+dict|deepCopy)\s*)*$/.test(
    value.trim(),
  );

/**
 * The paths below `.Values` that a template reads. Variables that take over a part of the values are followed, so is
 * `index` and `get`. A part that is handed on as a whole (`toYaml`, `with`, `range`, `include`) counts as read whole.
 *
 * @param text - one file of templates; a variable is known in its file only
 * @example valuesReadBy('{{ .Values.image.tag }}') // [['image', 'tag']]
 */
export function valuesReadBy(text: string): readonly ValuesPath[] {
  const variables = new Map<string, ValuesPath>();
  const paths: ValuesPath[] = [];
  for (const [, expression = ''] of text.matchAll(ACTION)) {
    const { name, value } = ASSIGNMENT.exec(expression)?.groups ?? {};
    const source = value ?? expression;
    const readings = readingsIn(source, variables);
    const [only] = readings;
    const isBlock = /^\s*(?:with|range|if|else)\b/.test(expression);
    if (name !== undefined && only !== undefined && readings.length === 1 && isAlias(source)) {
      variables.set(name, followed(source, only));
      if (!isBlock) continue;
      // The elements of a range are reached through the variable by keys unknown here.
      if (/^\s*range\b/.test(expression)) variables.set(name, [...followed(source, only), '*']);
      continue;
    }
    if (name !== undefined) variables.delete(name);
    paths.push(...readings.map((reading) => followed(source, reading)));
  }
  return paths;
}

/**
 * Text that templates hand to `tpl`, found in a values tree by its braces, reads values too.
 *
 * @example templatedTexts({ env: { HOST: '{{ .Values.host }}' } })
 */
export function templatedTexts(tree: unknown): readonly string[] {
  if (typeof tree === 'string') return tree.includes('{{') ? [tree] : [];
  return typeof tree === 'object' && tree !== null ? Object.values(tree).flatMap(templatedTexts) : [];
}

/**
 * Tells whether a read path covers a key: one is the beginning of the other.
 *
 * @example covers(['image'], ['image', 'tag']) // true
 */
export const covers = (read: ValuesPath, key: ValuesPath): boolean =>
  read.every((part, index) => index >= key.length || part === '*' || part === key[index]);
