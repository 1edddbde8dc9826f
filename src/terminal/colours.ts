import pc from 'picocolors';

/** What decides on colours: the environment, and whether the stream is a terminal. */
export interface ColourSetting {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Undefined on a pipe, as Node has it. */
  readonly isTerminal: boolean | undefined;
}

/**
 * Tells whether output should have colours. `NO_COLOR` comes first, then `FORCE_COLOR`; otherwise only a terminal gets
 * them, so that a log or a file of a build server holds plain text.
 *
 * @param setting the environment, and whether the output is a terminal
 * @returns true where colours are wanted
 * @see https://no-color.org
 *
 * @example
 * wantsColours({ environment: process.env, isTerminal: process.stdout.isTTY });
 */
export function wantsColours({ environment, isTerminal }: ColourSetting): boolean {
  if ((environment['NO_COLOR'] ?? '') !== '') return false;
  const forced = environment['FORCE_COLOR'] ?? '';
  if (forced !== '') return forced !== '0' && forced !== 'false';
  return isTerminal === true && environment['TERM'] !== 'dumb';
}

/** The colours of everything that the toolkit prints. */
export const colours = pc.createColors(
  wantsColours({ environment: process.env, isTerminal: process.stdout.isTTY }),
);
