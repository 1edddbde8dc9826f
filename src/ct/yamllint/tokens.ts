import { CST, Lexer } from 'yaml';
import { positionAt, type Position } from './position.js';

export type TokenKind =
  | 'flow-map-start'
  | 'flow-map-end'
  | 'flow-seq-start'
  | 'flow-seq-end'
  | 'comma'
  | 'map-value-ind'
  | 'explicit-key-ind'
  | 'seq-item-ind'
  | 'anchor'
  | 'alias'
  | 'tag'
  | 'plain'
  | 'quoted'
  | 'block-scalar'
  | 'doc-start'
  | 'doc-end'
  | 'directive'
  | 'comment';

export interface Token {
  readonly kind: TokenKind;
  readonly source: string;
  readonly start: Position;
  readonly end: Position;
}

const KINDS: Readonly<Record<string, TokenKind>> = {
  'single-quoted-scalar': 'quoted',
  'double-quoted-scalar': 'quoted',
  'block-scalar-header': 'block-scalar',
  'directive-line': 'directive',
  'flow-map-start': 'flow-map-start',
  'flow-map-end': 'flow-map-end',
  'flow-seq-start': 'flow-seq-start',
  'flow-seq-end': 'flow-seq-end',
  comma: 'comma',
  'map-value-ind': 'map-value-ind',
  'explicit-key-ind': 'explicit-key-ind',
  'seq-item-ind': 'seq-item-ind',
  anchor: 'anchor',
  alias: 'alias',
  tag: 'tag',
  'doc-start': 'doc-start',
  'doc-end': 'doc-end',
  comment: 'comment',
};

/** Marks of the lexer that stand for no text: a document, a scalar, the end of a broken flow collection. */
const isMark = (source: string): boolean =>
  source === CST.DOCUMENT || source === CST.SCALAR || source === CST.FLOW_END;

/**
 * Splits a YAML text into its tokens, comments included, white space left out. A block scalar is one token,
 * from its `|` to its last line.
 *
 * @param starts - of the lines
 * @example readTokens('a: 1', lineStarts('a: 1')).map(({ kind }) => kind) // ['plain', 'map-value-ind', 'plain']
 */
export const readTokens = (text: string, starts: readonly number[]): readonly Token[] => {
  const tokens: Token[] = [];
  let offset = 0;
  let isScalar = false;
  let blockScalar: number | undefined;
  for (const source of new Lexer().lex(text)) {
    if (isMark(source)) {
      isScalar = source === CST.SCALAR;
      continue;
    }
    const start = positionAt(starts, offset);
    offset += source.length;
    const end = positionAt(starts, offset);
    if (isScalar && blockScalar !== undefined) {
      const header = tokens[blockScalar];
      if (header !== undefined) tokens[blockScalar] = { ...header, source: header.source + source, end };
      blockScalar = undefined;
    } else {
      const kind = isScalar ? 'plain' : KINDS[CST.tokenType(source) ?? ''];
      if (kind !== undefined) tokens.push({ kind, source, start, end });
      if (kind === 'block-scalar') blockScalar = tokens.length - 1;
    }
    isScalar = false;
  }
  return tokens;
};
