import type { ManifestObject } from '../manifest/index.js';
import type { SettingsException } from './settings/index.js';
import { fits } from './support/index.js';
import type { Exception, Violation } from './types.js';

/** Names rules, separated by commas, that an object may break. */
export const IGNORE_ANNOTATION = 'egov-msa.io/ignore';

/** Says why; without it the other annotation has no effect. */
export const REASON_ANNOTATION = 'egov-msa.io/ignore-reason';

const rulesIn = (annotation: string | undefined): readonly string[] =>
  (annotation ?? '').split(',').map((name) => name.trim());

/**
 * Tells whether an object asks to be excused from a rule, with or without a reason.
 *
 * @example asksToIgnore(deployment, 'pinned-images')
 */
export const asksToIgnore = (object: ManifestObject | undefined, rule: string): boolean =>
  rulesIn(object?.metadata.annotations[IGNORE_ANNOTATION]).includes(rule);

const isMeant = (
  exception: SettingsException,
  rule: string,
  violation: Violation,
  values: string,
): boolean => {
  const { object, subject } = violation;
  const name = object === undefined ? '' : `${object.kind}/${object.metadata.name}`;
  return (
    exception.rule === rule &&
    fits(exception.object ?? '*', name) &&
    fits(exception.subject ?? '*', subject ?? '') &&
    fits(exception.values ?? '*', values)
  );
};

/**
 * Why a violation does not count.
 *
 * @param values - name of the values case; empty for the chart itself
 * @returns undefined when it counts
 * @example excuse(settings.exceptions, 'pinned-images', violation, 'vagrant')?.reason
 */
export function excuse(
  exceptions: readonly SettingsException[],
  rule: string,
  violation: Violation,
  values: string,
): Omit<Exception, 'finding'> | undefined {
  const own = violation.object?.metadata.annotations[REASON_ANNOTATION]?.trim() ?? '';
  const configured = exceptions.filter((exception) => isMeant(exception, rule, violation, values));
  if (own !== '' && asksToIgnore(violation.object, rule))
    return { by: 'annotation', reason: own, configured };
  const [first] = configured;
  return first === undefined ? undefined : { by: 'configuration', reason: first.reason, configured };
}
