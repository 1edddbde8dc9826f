import type { Finding } from '../findings/index.js';
import { RULE_GROUP, invariants, type CheckReport, type Exception } from '../invariants/index.js';
import type { Release } from '../manifest/index.js';
import { identify } from './identity.js';
import type { ExceptionModel, FindingModel, RuleModel } from './types.js';

/**
 * Every rule of the checks, in their order.
 *
 * @example rules().map(({ rule }) => rule)
 */
export const rules = (): readonly RuleModel[] =>
  invariants.map(({ rule, title, why, source, scope }) => ({ rule, title, why, source, scope }));

const toFinding = (
  { rule, severity, object, template, path, message, hint }: Finding,
  release: Release | undefined,
): FindingModel => ({
  rule: rule.startsWith(`${RULE_GROUP}/`) ? rule.slice(RULE_GROUP.length + 1) : rule,
  severity,
  ...(object === undefined || release === undefined ? {} : { object: identify(object, release) }),
  ...(template === undefined ? {} : { template }),
  ...(path === undefined ? {} : { path }),
  message,
  hint,
});

const toException = ({ finding, by, reason }: Exception, release: Release | undefined): ExceptionModel => ({
  ...toFinding(finding, release),
  by,
  reason,
});

/**
 * What a check found, as the page shows it.
 *
 * @param release - that was checked; undefined for the files of the chart
 * @example toChecks(checkRelease(release, context), release).findings
 */
export const toChecks = (
  { findings, exceptions }: CheckReport,
  release?: Release,
): { readonly findings: readonly FindingModel[]; readonly exceptions: readonly ExceptionModel[] } => ({
  findings: findings.map((found) => toFinding(found, release)),
  exceptions: exceptions.map((found) => toException(found, release)),
});
