/** How bad a finding is: `error` fails a run, `warning` is only shown. */
export type Severity = 'error' | 'warning';

/** The Kubernetes object that a finding is about. */
export interface FindingObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string;
}

/** One thing that is wrong with a chart, whoever found it. What does not apply is `undefined`. */
export interface Finding {
  /** Stable name of the rule, `group/rule`: `manifest/unknown-field`. */
  readonly rule: string;
  readonly severity: Severity;
  /** Name of the chart, the root chart unless a subchart owns the place. */
  readonly chart: string;
  /** Name of the values case (`vagrant+moe`), or the values file when the finding is about the file itself. */
  readonly values: string | undefined;
  /** Template from the root chart: `egov-msa/charts/mysql/templates/service.yaml`. */
  readonly template: string | undefined;
  readonly object: FindingObject | undefined;
  /** Field inside the object or the values file: `spec.template.spec.containers[0].ports`. */
  readonly path: string | undefined;
  /** One sentence: what is wrong. */
  readonly message: string;
  /** One sentence: what to do about it. */
  readonly hint: string;
  /** File below the chart's folder, where it is neither the template nor named by `values`: `ci/mesh-values.yaml`. */
  readonly file?: string;
  /** Place in the template or the file, when it is known; from 1. */
  readonly line?: number;
  readonly column?: number;
}

/** What {@link finding} needs; everything else defaults to `undefined`, severity to `error`. */
export type FindingDetails = Pick<Finding, 'rule' | 'chart' | 'message' | 'hint'> & Partial<Finding>;

/**
 * Builds a finding, with `undefined` for what does not apply.
 *
 * @param details - at least rule, chart, message and hint
 * @returns the finding, of severity `error` unless it says otherwise
 * @example
 * finding({
 *   rule: 'values/unknown-key',
 *   chart: 'egov-msa',
 *   values: 'ministries/moe.yaml',
 *   path: 'global.domian',
 *   message: 'global.domian is not a key of this chart.',
 *   hint: 'Did you mean global.domain?',
 * });
 */
export const finding = (details: FindingDetails): Finding => ({
  severity: 'error',
  values: undefined,
  template: undefined,
  object: undefined,
  path: undefined,
  ...details,
});
