import { bashCompletion } from './bash.js';
import { fishCompletion } from './fish.js';
import type { CompletionModel } from './types.js';
import { zshCompletion } from './zsh.js';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof SHELLS)[number];

const WRITERS: Readonly<Record<Shell, (model: CompletionModel) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/**
 * Writes the completion script of a program for a shell.
 *
 * @returns text without a line end
 * @example writeCompletion('bash', { program: 'egov-msa', commands: [] })
 */
export const writeCompletion = (shell: Shell, model: CompletionModel): string => WRITERS[shell](model);
