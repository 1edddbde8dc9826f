import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';

/** A YAML value with its place; texts show values as Python does, since yamale's messages do. */
export type Data = (
  | { readonly kind: 'scalar'; readonly value: unknown }
  | { readonly kind: 'list'; readonly items: readonly Data[] }
  | { readonly kind: 'map'; readonly entries: ReadonlyMap<string, Data> }
) & { readonly text: string; readonly line: number; readonly column: number };

const NAMES = new Map<unknown, string>([
  [true, 'True'],
  [false, 'False'],
  [null, 'None'],
]);

const scalarText = (value: unknown, source: string | undefined): string =>
  NAMES.get(value) ?? (typeof value === 'string' ? value : (source ?? String(value)));

/** Inside of a list or mapping, Python quotes texts. */
const nestedText = (data: Data): string =>
  data.kind === 'scalar' && typeof data.value === 'string' ? `'${data.text}'` : data.text;

const toData = (node: unknown, document: Document, lines: LineCounter): Data => {
  const resolved = isAlias(node) ? node.resolve(document) : node;
  const offset = (node as Node | null)?.range?.[0] ?? 0;
  const { line, col: column } = lines.linePos(offset);
  if (isMap(resolved)) {
    const entries = new Map(
      resolved.items.map(({ key, value }) => [
        isScalar(key) ? scalarText(key.value, key.source) : String(key),
        toData(value, document, lines),
      ]),
    );
    const text = `{${[...entries].map(([key, value]) => `'${key}': ${nestedText(value)}`).join(', ')}}`;
    return { kind: 'map', entries, text, line, column };
  }
  if (isSeq(resolved)) {
    const items = resolved.items.map((item) => toData(item, document, lines));
    return { kind: 'list', items, text: `[${items.map(nestedText).join(', ')}]`, line, column };
  }
  const value = isScalar(resolved) ? resolved.value : null;
  const source = isScalar(resolved) ? resolved.source : undefined;
  return { kind: 'scalar', value, text: scalarText(value, source), line, column };
};

/**
 * Reads a YAML 1.1 text, which is what yamale reads: `yes` is a boolean and `2020-01-01` a date.
 *
 * @returns an empty mapping for an empty text
 * @example readData('name: foo').kind // 'map'
 */
export const readData = (text: string): Data => {
  const lines = new LineCounter();
  const document = parseDocument(text, { version: '1.1', uniqueKeys: false, lineCounter: lines });
  const data = toData(document.contents, document, lines);
  const isEmpty = data.kind === 'scalar' && data.value === null;
  return isEmpty ? { kind: 'map', entries: new Map(), text: '{}', line: 1, column: 1 } : data;
};
