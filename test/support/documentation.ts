import { readFileSync } from 'node:fs';

/** A block of commands in a Markdown file. */
export interface CommandBlock {
  readonly commands: string;
  /** Heading that it stands under. */
  readonly section: string;
  /** Line number in the file, counted from 1. */
  readonly line: number;
  /** Why no test runs it, from `<!-- not run: … -->` in the lines before it. */
  readonly notRun?: string;
}

const FENCE = '```';

/**
 * Reads the blocks of commands (```sh) of a Markdown file.
 *
 * @example commandBlocks('README.md').map(({ commands }) => commands)
 */
export function commandBlocks(path: string): readonly CommandBlock[] {
  const blocks: CommandBlock[] = [];
  let section = '';
  let notRun: string | undefined;
  let open: { line: number; commands: string[] } | undefined;
  let inOther = false;
  for (const [index, text] of readFileSync(path, 'utf8').split('\n').entries()) {
    if (open !== undefined) {
      if (text !== FENCE) open.commands.push(text);
      else {
        const block = { commands: open.commands.join('\n'), section, line: open.line };
        blocks.push(notRun === undefined ? block : { ...block, notRun });
        [open, notRun] = [undefined, undefined];
      }
    } else if (inOther) inOther = text !== FENCE;
    else if (text === `${FENCE}sh`) open = { line: index + 1, commands: [] };
    else if (text.startsWith(FENCE)) inOther = true;
    else if (text.startsWith('## ')) section = text.slice(3);
    else notRun = /^<!-- not run: (.+) -->$/.exec(text)?.[1] ?? notRun;
  }
  return blocks;
}

/** The text of the block that follows `<!-- output of: COMMAND -->`. */
export function documentedOutput(path: string, command: string): string {
  const text = readFileSync(path, 'utf8');
  const after = text.slice(text.indexOf(`<!-- output of: ${command} -->`));
  return new RegExp(`${FENCE}text\\n([\\s\\S]*?)\\n${FENCE}`).exec(after)?.[1] ?? '';
}
