import { colours } from '../terminal/index.js';
import type { Area, Check, Fit, Verdict } from './types.js';

const MARKS: Readonly<Record<Verdict, (text: string) => string>> = {
  ok: () => colours.green('✔'),
  note: () => colours.yellow('·'),
  missing: () => colours.red('✖'),
};

const TITLES: Readonly<Record<Area, string>> = {
  machine: 'Machine',
  programs: 'Programs',
  cluster: 'Cluster',
};

/** The longest names, and a space. */
const NAME_WIDTH = 24;

const formatCheck = ({ name, verdict, found, hint }: Check): readonly string[] => [
  `  ${MARKS[verdict](name)} ${name.padEnd(NAME_WIDTH)}${found}`,
  ...(hint === undefined ? [] : [`    ${' '.repeat(NAME_WIDTH)}${colours.dim(hint)}`]),
];

/** What to print of an examination. */
export interface Examination {
  readonly checks: readonly Check[];
  /** Name of the context that was looked at; undefined when there was none. */
  readonly context?: string;
  readonly fit?: Fit;
  /** The command that installs with the environment that fits. */
  readonly command?: string;
  /** Why no cluster was looked at. */
  readonly withoutCluster?: string;
}

const formatArea = (area: Area, { checks, context }: Examination): readonly string[] => {
  const own = checks.filter((check) => check.area === area);
  const title =
    area === 'cluster' && context !== undefined ? `${TITLES[area]} (context ${context})` : TITLES[area];
  return own.length === 0 ? [] : [colours.bold(title), ...own.flatMap(formatCheck), ''];
};

const formatFit = ({ fit, command }: Examination): readonly string[] => {
  if (fit === undefined) return [];
  const title =
    fit.environment === undefined
      ? 'No environment of the chart fits'
      : `Environment ${[fit.environment, ...fit.overlays].join(' with ')} fits`;
  return [
    colours.bold(title),
    ...fit.reasons.map((reason) => `  ${reason}`),
    ...(command === undefined ? [] : [`  ${command}`]),
    '',
  ];
};

const count = (number: number): string => (number === 1 ? '1 thing' : `${String(number)} things`);

/**
 * Lays an examination out for the terminal.
 *
 * @example print(formatExamination({ checks }));
 */
export const formatExamination = (examination: Examination): string => {
  const missing = examination.checks.filter(({ verdict }) => verdict === 'missing').length;
  return [
    ...formatArea('machine', examination),
    ...formatArea('programs', examination),
    ...formatArea('cluster', examination),
    ...(examination.withoutCluster === undefined
      ? []
      : [colours.bold('Cluster'), `  ${examination.withoutCluster}`, '']),
    ...formatFit(examination),
    missing === 0
      ? `${colours.green('✔')} Nothing is missing.`
      : `${colours.red('✖')} ${count(missing)} missing: see the lines with ✖.`,
  ].join('\n');
};
