const WIDTH = 120;

/** A line across the terminal. */
export const ruler = (character: string): string => character.repeat(WIDTH);

/**
 * Lines below a title, between rulers or folded for GitHub Actions.
 *
 * @example groupLines('Configuration', ['Remote: origin'], false)
 */
export const groupLines = (
  title: string,
  lines: readonly string[],
  githubGroups: boolean,
): readonly string[] =>
  githubGroups
    ? [`::group::${title}`, ...lines, '::endgroup::']
    : [ruler('-'), ` ${title}`, ruler('-'), ...lines, ruler('-')];

/** Quotes a text as Go's `%q` does, which for printable text is as JSON does. */
export const quote = (text: string): string => JSON.stringify(text);
