/** Cells of the bar; with the count and a name it still fits into 80 columns. */
const WIDTH = 24;

/**
 * Draws how far something is.
 *
 * @example progressBar(1, 2) // '████████████░░░░░░░░░░░░ 1/2'
 */
export const progressBar = (done: number, total: number): string => {
  const filled = total === 0 ? WIDTH : Math.round((done / total) * WIDTH);
  return `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${String(done)}/${String(total)}`;
};

/** A log is told of every tenth part, not of every item. */
const PLAIN_LINES = 10;

/**
 * Tells whether a log should say how far something is.
 *
 * @example isMilestone(5, 50) // true
 */
export const isMilestone = (done: number, total: number): boolean =>
  Math.floor((done * PLAIN_LINES) / total) > Math.floor(((done - 1) * PLAIN_LINES) / total);
