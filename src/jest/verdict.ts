import type { Finding } from '../findings/index.js';
import type { ManifestObject } from '../manifest/index.js';
import { describeSubject } from './subject.js';

/** What a matcher found out. */
export interface Verdict {
  readonly pass: boolean;
  /** What is there, also when it is as expected: `.not` may have wanted otherwise. */
  readonly found: string;
  /** Template, object and field; undefined when it is nowhere. */
  readonly where?: string;
  /** What to change so that the assertion holds. */
  readonly fix: string;
  /** What to change so that its `.not` holds. */
  readonly unfix?: string;
}

/** What Jest tells a matcher of its call. */
export interface MatcherCall {
  readonly isNot?: boolean;
}

export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

const CORRECT_TEST = 'Correct the assertion if this is meant.';

const indent = (text: string, prefix: string): string =>
  text.replaceAll('\n', `\n${' '.repeat(prefix.length)}`);

const line = (prefix: string, text: string | undefined): readonly string[] =>
  text === undefined || text === '' ? [] : [`${prefix}${indent(text, prefix)}`];

const write = (call: string, found: string, where: string | undefined, fix: string): string =>
  [call, '', ...line('Found: ', found), ...line('Where: ', where), ...line('Fix:   ', fix)].join('\n');

const callText = (subject: unknown, name: string, args: string, isNot: boolean): string =>
  `expect(${describeSubject(subject)})${isNot ? '.not' : ''}.${name}(${args})`;

const formatArguments = (args: readonly unknown[]): string =>
  args
    .filter((argument) => argument !== undefined)
    .map((argument) => (argument instanceof RegExp ? String(argument) : JSON.stringify(argument)))
    .join(', ');

/**
 * Turns a verdict into what Jest wants, with the text of a failure.
 *
 * @param name - of the matcher
 * @example toResult(this, 'toExposePort', service, [80], verdict)
 */
export const toResult = (
  { isNot = false }: MatcherCall,
  name: string,
  subject: unknown,
  args: readonly unknown[],
  { pass, found, where, fix, unfix = CORRECT_TEST }: Verdict,
): MatcherResult => ({
  pass,
  message: () =>
    write(callText(subject, name, formatArguments(args), isNot), found, where, isNot ? unfix : fix),
});

/**
 * A question that makes no sense, which fails with `.not` as well.
 *
 * @param found - what is wrong with it
 * @example refuse(this, 'toExposePort', undefined, [80], 'undefined, which is no object', 'Give it a Service.')
 */
export const refuse = (
  call: MatcherCall,
  name: string,
  subject: unknown,
  args: readonly unknown[],
  found: string,
  fix: string,
): MatcherResult =>
  toResult(call, name, subject, args, { pass: call.isNot ?? false, found, fix, unfix: fix });

/**
 * Says where something is.
 *
 * @example placeOf(deployment, 'spec.replicas') // 'tiny/templates/web.yaml, Deployment/egov-web, spec.replicas'
 */
export const placeOf = (object: ManifestObject, path?: string): string =>
  [object.source, `${object.kind}/${object.metadata.name}`, ...(path === undefined ? [] : [path])].join(', ');

/** A run of many findings says enough with its first ones. */
const MOST_FINDINGS = 10;

const findingPlace = ({ values, template, object, path }: Finding): string =>
  [values, template, object === undefined ? undefined : `${object.kind}/${object.name}`, path]
    .filter((part) => part !== undefined)
    .join(', ');

/**
 * Writes findings in the form of a failure.
 *
 * @returns verdict that passes when there is no error among them
 * @example toResult(this, 'toPass', release, ['declared-ports'], judgeFindings(findings))
 */
export const judgeFindings = (findings: readonly Finding[]): Verdict => {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const shown = errors.slice(0, MOST_FINDINGS);
  const rest = errors.length - shown.length;
  const text = shown.map(
    (finding) => `${finding.message}\n  at ${findingPlace(finding)}\n  fix: ${finding.hint}`,
  );
  return {
    pass: errors.length === 0,
    found: [
      errors.length === 0 ? 'no error' : `${String(errors.length)} error${errors.length === 1 ? '' : 's'}`,
      ...text,
      ...(rest > 0 ? [`and ${String(rest)} more`] : []),
    ].join('\n'),
    fix: 'Correct the chart as each finding says.',
  };
};
