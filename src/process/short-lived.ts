/** Heap growth in per cent between two collections. A helm then needs 90 MiB in place of 65. */
const GO_HEAP_GROWTH = '400';

/**
 * Variables for a Go program that lives for a tenth of a second: with the default of `GOGC` it spends a fifth of its
 * processor time on memory that its end gives back anyway.
 *
 * @param environment - the caller's own variables; its `GOGC` is kept
 * @returns what to add to them
 * @example await runProcess('helm', ['template', 'egov', '.'], { environment: shortLivedGo() })
 */
export const shortLivedGo = (
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Readonly<Record<string, string>> => (environment['GOGC'] === undefined ? { GOGC: GO_HEAP_GROWTH } : {});
