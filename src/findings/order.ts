import type { Finding, FindingObject } from './finding.js';

const objectKey = (object: FindingObject | undefined): string =>
  object === undefined
    ? ''
    : [object.kind, object.namespace ?? '', object.name, object.apiVersion].join('\u0000');

// Errors stand before warnings; then by place, so that equal runs print equal text.
const sortKey = (item: Finding): readonly (string | number)[] => [
  item.severity === 'error' ? 0 : 1,
  item.chart,
  item.values ?? '',
  item.template ?? '',
  item.line ?? 0,
  item.column ?? 0,
  objectKey(item.object),
  item.path ?? '',
  item.rule,
  item.message,
];

const compareKeys = (left: readonly (string | number)[], right: readonly (string | number)[]): number => {
  for (const [index, value] of left.entries()) {
    const other = right[index] ?? '';
    if (value === other) continue;
    return value < other ? -1 : 1;
  }
  return 0;
};

/**
 * Puts findings in the order of reports: errors first, then by chart, case, template, line, object and path.
 *
 * @returns a new list; the order depends on nothing but the findings
 * @example sortFindings([...validation, ...invariants])
 */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings
    .map((item) => ({ item, key: sortKey(item) }))
    .sort((left, right) => compareKeys(left.key, right.key))
    .map(({ item }) => item);
}

const identity = (item: Finding): string => JSON.stringify([sortKey(item), item.hint]);

/**
 * Drops findings that say the same of the same place; the first one stays.
 *
 * @example uniqueFindings([unknownField, unknownField]).length // 1
 */
export function uniqueFindings(findings: readonly Finding[]): readonly Finding[] {
  const byIdentity = new Map<string, Finding>();
  for (const item of findings) {
    const key = identity(item);
    if (!byIdentity.has(key)) byIdentity.set(key, item);
  }
  return [...byIdentity.values()];
}

/**
 * Tells whether any finding fails a run.
 *
 * @example hasErrors(findings) ? 1 : 0
 */
export const hasErrors = (findings: readonly Finding[]): boolean =>
  findings.some(({ severity }) => severity === 'error');
