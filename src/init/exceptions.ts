import { stringify } from 'yaml';
import type { Finding } from '../findings/index.js';
import type { ChartFacts } from './types.js';

const PREFIX = 'invariant/';

interface Exception {
  readonly rule: string;
  readonly object?: string;
  readonly subject?: string;
  readonly reason: string;
}

const nameOf = ({ object }: Finding): string | undefined =>
  object === undefined ? undefined : `${object.kind}/${object.name}`;

/** The rule about templates tells them apart by their path; others of a whole chart need no subject. */
const subjectOf = ({ rule, template }: Finding): string | undefined =>
  rule === `${PREFIX}rendered-templates` ? template : undefined;

const isSame = (left: Finding, right: Finding): boolean =>
  left.rule === right.rule && nameOf(left) === nameOf(right) && subjectOf(left) === subjectOf(right);

/** One exception a rule and object; its reason is what was found, for the reader to mend or to justify. */
const exceptionsOf = (findings: readonly Finding[]): readonly Exception[] => {
  const counted = findings.filter(({ rule, severity }) => severity === 'error' && rule.startsWith(PREFIX));
  return counted
    .filter((one, index) => counted.findIndex((other) => isSame(one, other)) === index)
    .map((one) => {
      const object = nameOf(one);
      const subject = subjectOf(one);
      return {
        rule: one.rule.slice(PREFIX.length),
        ...(object === undefined ? {} : { object }),
        ...(subject === undefined ? {} : { subject }),
        reason: `To review. ${one.message}`,
      };
    });
};

/**
 * How many exceptions a new settings file starts with.
 *
 * @example countExceptions(charts) // 12
 */
export const countExceptions = (charts: readonly ChartFacts[]): number =>
  exceptionsOf(charts.flatMap(({ findings }) => findings)).length;

/**
 * Writes the settings of the checks, with an exception for all that is found today: from then on only what is new fails.
 *
 * @example settingsFile(charts).startsWith('# What')
 */
export const settingsFile = (charts: readonly ChartFacts[]): string => {
  const exceptions = exceptionsOf(charts.flatMap(({ findings }) => findings));
  const head = [
    '# What the checks of `npx egov-msa check` should know of these charts.',
    ...(exceptions.length === 0
      ? []
      : [
          '#',
          '# The exceptions are what was found when the toolkit was set up, so that only what is new fails. Go through them:',
          '# mend the chart and delete the exception, or write as its reason why it may stay.',
        ]),
  ];
  return `${head.join('\n')}\n${exceptions.length === 0 ? 'exceptions: []\n' : stringify({ exceptions }, { lineWidth: 0 })}`;
};
