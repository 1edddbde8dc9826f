import { finding, type Finding } from '../findings/index.js';
import type { ManifestObject } from '../manifest/index.js';
import { IGNORE_ANNOTATION, REASON_ANNOTATION, asksToIgnore, excuse } from './exceptions.js';
import type { ChartContext, CheckReport, Exception, Invariant, Violation } from './types.js';

/** Group of every rule here, the part before the slash in {@link Finding.rule}. */
export const RULE_GROUP = 'invariant';

const objectOf = ({ apiVersion, kind, metadata }: ManifestObject): Finding['object'] => ({
  apiVersion,
  kind,
  namespace: metadata.namespace,
  name: metadata.name,
});

const hintOf = (rule: string, { object, hint }: Violation): string =>
  asksToIgnore(object, rule)
    ? `${hint} The annotation ${IGNORE_ANNOTATION} has no effect without a reason in ${REASON_ANNOTATION}.`
    : hint;

const toFinding = (rule: string, violation: Violation, { chart }: ChartContext, values?: string): Finding =>
  finding({
    rule: `${RULE_GROUP}/${rule}`,
    severity: violation.severity ?? 'error',
    chart: violation.object?.subchart ?? chart.metadata.name,
    values: violation.values ?? values,
    template: violation.object?.source ?? violation.template,
    object: violation.object === undefined ? undefined : objectOf(violation.object),
    path: violation.path,
    message: violation.message,
    hint: hintOf(rule, violation),
  });

/**
 * Turns violations into findings and sets aside those that the chart excuses.
 *
 * @param values - name of the values case that was checked, if one was
 * @example toReport(invariant, invariant.inspect(release, context), context, 'vagrant').findings
 */
export function toReport(
  { rule }: Invariant,
  violations: readonly Violation[],
  context: ChartContext,
  values?: string,
): CheckReport {
  const findings: Finding[] = [];
  const exceptions: Exception[] = [];
  for (const violation of violations) {
    const found = toFinding(rule, violation, context, values);
    const excused = excuse(context.settings.exceptions, rule, violation, found.values ?? '');
    if (excused === undefined) findings.push(found);
    else exceptions.push({ finding: found, ...excused });
  }
  return { findings, exceptions };
}

/**
 * Joins reports in their order.
 *
 * @example joinReports([checkChart(context), checkRelease(release, releaseContext)])
 */
export const joinReports = (reports: readonly CheckReport[]): CheckReport => ({
  findings: reports.flatMap(({ findings }) => findings),
  exceptions: reports.flatMap(({ exceptions }) => exceptions),
});
