import { colours } from '../../../terminal/index.js';
import { invariants } from '../../../invariants/index.js';

const SCOPES = {
  release: 'of each release',
  chart: 'of the chart',
  cases: 'of all cases together',
} as const;

/**
 * Writes every rule with what it asks for, why, and the document that it follows.
 *
 * @example print(formatRules());
 */
export const formatRules = (): string =>
  invariants
    .map(({ rule, scope, title, why, source }) =>
      [
        `${colours.bold(rule)} ${colours.dim(`(${SCOPES[scope]})`)}`,
        `  ${title}.`,
        `  Why: ${why}`,
        `  Source: ${source}`,
      ].join('\n'),
    )
    .join('\n\n');

/** The same for programs. */
export const rulesAsJson = (): string =>
  JSON.stringify(
    invariants.map(({ rule, scope, title, why, source }) => ({ rule, scope, title, why, source })),
    undefined,
    2,
  );
