/** `list(str(), min=1, required=False)`, taken apart. */
export interface Expression {
  readonly name: string;
  readonly arguments: readonly Argument[];
  readonly keywords: Readonly<Record<string, Argument>>;
}

export type Argument = Expression | string | number | boolean | null;

const TOKEN = /\s*(?:([A-Za-z_]\w*)|(-?\d+(?:\.\d+)?)|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([(),=]))/y;

const WORDS: Readonly<Record<string, boolean | null>> = { True: true, False: false, None: null };

type Lexeme =
  | { readonly kind: 'name' | 'text' | 'symbol'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number };

const readLexemes = (source: string): readonly Lexeme[] | undefined => {
  const lexemes: Lexeme[] = [];
  TOKEN.lastIndex = 0;
  for (let start = 0; start < source.trimEnd().length; start = TOKEN.lastIndex) {
    const match = TOKEN.exec(source);
    if (match === null) return undefined;
    const [, name, number, single, double, symbol] = match;
    const text = single ?? double;
    if (name !== undefined) lexemes.push({ kind: 'name', text: name });
    else if (number !== undefined) lexemes.push({ kind: 'number', value: Number(number) });
    else if (text !== undefined) lexemes.push({ kind: 'text', text: text.replace(/\\(.)/g, '$1') });
    else if (symbol !== undefined) lexemes.push({ kind: 'symbol', text: symbol });
  }
  return lexemes;
};

class Reader {
  private index = 0;

  constructor(private readonly lexemes: readonly Lexeme[]) {}

  /** @throws {SyntaxError} caught by {@link parseExpression} */
  call(): Expression {
    const name = this.take('name');
    this.expect('(');
    const positional: Argument[] = [];
    const keywords: Record<string, Argument> = {};
    while (!this.isSymbol(')')) {
      const keyword = this.keyword();
      const value = this.argument();
      if (keyword === undefined) positional.push(value);
      else keywords[keyword] = value;
      if (!this.isSymbol(')')) this.expect(',');
    }
    this.expect(')');
    return { name, arguments: positional, keywords };
  }

  atEnd(): boolean {
    return this.index === this.lexemes.length;
  }

  private argument(): Argument {
    const next = this.lexemes[this.index];
    if (next?.kind === 'number' || next?.kind === 'text') {
      this.index += 1;
      return next.kind === 'number' ? next.value : next.text;
    }
    const word = next?.kind === 'name' ? WORDS[next.text] : undefined;
    if (word === undefined) return this.call();
    this.index += 1;
    return word;
  }

  private keyword(): string | undefined {
    const name = this.lexemes[this.index];
    if (name?.kind !== 'name' || !this.isSymbol('=', 1)) return undefined;
    this.index += 2;
    return name.text;
  }

  private isSymbol(text: string, ahead = 0): boolean {
    const next = this.lexemes[this.index + ahead];
    return next?.kind === 'symbol' && next.text === text;
  }

  private expect(text: string): void {
    if (!this.isSymbol(text)) throw new SyntaxError(text);
    this.index += 1;
  }

  private take(kind: 'name'): string {
    const next = this.lexemes[this.index];
    if (next?.kind !== kind) throw new SyntaxError(kind);
    this.index += 1;
    return next.text;
  }
}

/**
 * Parses a validator of a yamale schema.
 *
 * @returns undefined when it is none
 * @example parseExpression('list(str(), required=False)')?.keywords // { required: false }
 */
export const parseExpression = (source: string): Expression | undefined => {
  const lexemes = readLexemes(source);
  if (lexemes === undefined) return undefined;
  const reader = new Reader(lexemes);
  try {
    const expression = reader.call();
    return reader.atEnd() ? expression : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};
