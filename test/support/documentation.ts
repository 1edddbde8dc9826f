import { readFileSync } from 'node:fs';

/** A block of code in a Markdown file. */
export interface CodeBlock {
  /** What stands behind the fence: `sh`, `ts`; empty for nothing. */
  readonly language: string;
  readonly text: string;
  /** Heading that it stands under. */
  readonly section: string;
  /** Line number in the file, counted from 1. */
  readonly line: number;
  /** Why no test runs it, from `<!-- not run: … -->` in the lines before it. */
  readonly notRun?: string;
  /** The reader saves it under that name, from `<!-- file: … -->` in the lines before it. */
  readonly file?: string;
}

/** A block of commands in a Markdown file. */
export type CommandBlock = Pick<CodeBlock, 'section' | 'line' | 'notRun'> & { readonly commands: string };

const FENCE = '```';

const COMMENT = /^<!-- (not run|file): (.+) -->$/;

/**
 * Reads all blocks of code of a Markdown file.
 *
 * @example codeBlocks('docs/check.md').filter(({ language }) => language === 'ts')
 */
export function codeBlocks(path: string): readonly CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let section = '';
  let notes: Pick<CodeBlock, 'notRun' | 'file'> = {};
  let open: { readonly language: string; readonly line: number; readonly lines: string[] } | undefined;
  for (const [index, text] of readFileSync(path, 'utf8').split('\n').entries()) {
    if (open !== undefined) {
      if (text !== FENCE) {
        open.lines.push(text);
        continue;
      }
      const { language, line, lines } = open;
      blocks.push({ language, text: lines.join('\n'), section, line, ...notes });
      [open, notes] = [undefined, {}];
    } else if (text.startsWith(FENCE)) {
      open = { language: text.slice(FENCE.length), line: index + 1, lines: [] };
    } else if (text.startsWith('## ')) section = text.slice(3);
    else {
      const [, kind, value] = COMMENT.exec(text) ?? [];
      if (kind !== undefined) notes = { ...notes, [kind === 'file' ? 'file' : 'notRun']: value };
    }
  }
  return blocks;
}

/**
 * Reads the blocks of commands (```sh) of a Markdown file.
 *
 * @example commandBlocks('README.md').map(({ commands }) => commands)
 */
export const commandBlocks = (path: string): readonly CommandBlock[] =>
  codeBlocks(path)
    .filter(({ language }) => language === 'sh')
    .map(({ text, section, line, notRun }) => ({
      commands: text,
      section,
      line,
      ...(notRun === undefined ? {} : { notRun }),
    }));

/** The text of the block that follows `<!-- output of: COMMAND -->`. */
export function documentedOutput(path: string, command: string): string {
  const text = readFileSync(path, 'utf8');
  const after = text.slice(text.indexOf(`<!-- output of: ${command} -->`));
  return new RegExp(`${FENCE}text\\n([\\s\\S]*?)\\n${FENCE}`).exec(after)?.[1] ?? '';
}
