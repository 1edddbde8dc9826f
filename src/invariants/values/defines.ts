/** Named templates in the text of a template file. */

/** A file taken apart. */
export interface TemplateParts {
  /** What the file itself renders. */
  readonly body: string;
  readonly defines: readonly { readonly name: string; readonly text: string }[];
}

const ACTION = /\{\{-?\s*(?<comment>\/\*[\s\S]*?\*\/)?(?<word>\w+)?(?:\s+"(?<name>[^"]*)")?[\s\S]*?\}\}/g;
const BLOCKS = ['if', 'with', 'range', 'block', 'define'];

/**
 * Takes the named templates out of a file.
 *
 * @example splitTemplates('{{ define "a" }}x{{ end }}y').defines[0].name // 'a'
 */
export function splitTemplates(text: string): TemplateParts {
  const defines: { name: string; text: string }[] = [];
  let body = '';
  let depth = 0;
  let rest = 0;
  let open: { readonly name: string; readonly start: number; readonly depth: number } | undefined;
  for (const match of text.matchAll(ACTION)) {
    const { comment, word = '', name = '' } = match.groups ?? {};
    if (comment !== undefined) continue;
    if (word === 'define' && open === undefined) {
      body += text.slice(rest, match.index);
      open = { name, start: match.index + match[0].length, depth };
    }
    if (BLOCKS.includes(word)) depth += 1;
    if (word !== 'end') continue;
    depth -= 1;
    if (depth !== open?.depth) continue;
    defines.push({ name: open.name, text: text.slice(open.start, match.index) });
    rest = match.index + match[0].length;
    open = undefined;
  }
  return { body: body + text.slice(rest), defines };
}

const NAMED = /\b(?:include|template)\s+"([^"]+)"/g;
/** A name that is put together: what stands before its first unknown part. */
const COMPOSED = /\b(?:include|template)\s+\(\s*print(?:f)?\s+"([^"%]*)/g;

/**
 * The named templates that a text calls.
 *
 * @returns names, and beginnings of names that are put together when it runs
 * @example callsIn('{{ include "a" . }}{{ include (printf "b.%s" .kind) . }}') // { names: ['a'], prefixes: ['b.'] }
 */
export const callsIn = (
  text: string,
): { readonly names: readonly string[]; readonly prefixes: readonly string[] } => ({
  names: [...text.matchAll(NAMED)].map(([, name = '']) => name),
  prefixes: [...text.matchAll(COMPOSED)].map(([, prefix = '']) => prefix).filter((prefix) => prefix !== ''),
});
