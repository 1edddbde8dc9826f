import { Parser, parseAllDocuments, type CST } from 'yaml';
import { lineStarts, positionAt, type Position } from './position.js';
import { readTokens, type Token } from './tokens.js';

/** A text with all that rules look at. */
export interface LintDocument {
  readonly text: string;
  /** Without their line ends; the last one is empty when the text ends with a line end. */
  readonly lines: readonly string[];
  readonly at: (offset: number) => Position;
  /** Without comments. */
  readonly tokens: readonly Token[];
  readonly comments: readonly Token[];
  /** The concrete syntax tree of each document, `---` and `...` included. */
  readonly trees: readonly CST.Token[];
  readonly syntaxError?: { readonly position: Position; readonly message: string };
}

const findSyntaxError = (text: string): { readonly offset: number; readonly message: string } | undefined => {
  const documents = parseAllDocuments(text, { prettyErrors: false, uniqueKeys: false, strict: true });
  if (!Array.isArray(documents)) return undefined;
  const errors = documents.flatMap((document) => document.errors);
  const [first] = errors.sort((left, right) => left.pos[0] - right.pos[0]);
  return first === undefined ? undefined : { offset: first.pos[0], message: first.message };
};

/**
 * Takes a YAML text apart.
 *
 * @param text - with whatever line ends and byte order mark it has
 * @example readDocument('a: 1\n').tokens.length // 3
 */
export const readDocument = (text: string): LintDocument => {
  const starts = lineStarts(text);
  const tokens = readTokens(text, starts);
  const error = findSyntaxError(text);
  const at = (offset: number): Position => positionAt(starts, offset);
  return {
    text,
    lines: text.split('\n').map((line) => line.replace(/\r$/, '')),
    at,
    tokens: tokens.filter(({ kind }) => kind !== 'comment'),
    comments: tokens.filter(({ kind }) => kind === 'comment'),
    trees: [...new Parser().parse(text)],
    ...(error === undefined ? {} : { syntaxError: { position: at(error.offset), message: error.message } }),
  };
};
