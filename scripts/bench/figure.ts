/** One measured figure beside the one that we want to reach. */
export interface Figure {
  readonly name: string;
  readonly measured: number;
  /** The most that is good enough; a figure without a bound is told for comparison. */
  readonly atMost?: number;
  /** The least that is good enough. */
  readonly atLeast?: number;
  readonly unit: 's' | 'ms' | 'MiB' | 'times' | '/s';
}

const format = (value: number, unit: Figure['unit']): string => {
  const digits = unit === 'ms' || unit === 'MiB' || unit === '/s' ? 0 : 2;
  return `${value.toFixed(digits)} ${unit}`;
};

const boundOf = ({ atMost, atLeast, unit }: Figure): string => {
  if (atMost !== undefined) return `at most ${format(atMost, unit)}`;
  return atLeast === undefined ? '' : `at least ${format(atLeast, unit)}`;
};

const verdictOf = ({ measured, atMost, atLeast }: Figure): string => {
  if (atMost === undefined && atLeast === undefined) return '';
  return measured <= (atMost ?? measured) && measured >= (atLeast ?? measured) ? 'reached' : 'missed';
};

/**
 * The figures as a Markdown table.
 *
 * @example formatFigures([{ name: 'helm template', measured: 180, atMost: 250, unit: 'ms' }])
 */
export const formatFigures = (figures: readonly Figure[]): string =>
  [
    '| Figure | Measured | Wanted | |',
    '|---|---|---|---|',
    ...figures.map(
      (figure) =>
        `| ${figure.name} | ${format(figure.measured, figure.unit)} | ${boundOf(figure)} | ${verdictOf(figure)} |`,
    ),
  ].join('\n');
