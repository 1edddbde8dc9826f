import type { Finding } from '../findings/index.js';

/** One thing that was looked at, for instance one values file. */
export interface ReportCase {
  readonly name: string;
  readonly findings: readonly Finding[];
  readonly durationMilliseconds: number;
  /** Why it was not looked at. */
  readonly skipped?: string;
}

/** What was looked at in one chart. */
export interface ReportSuite {
  readonly name: string;
  /** Directory of the chart from the working directory, with `/`; findings name files below it. */
  readonly directory?: string;
  readonly durationMilliseconds: number;
  readonly cases: readonly ReportCase[];
}

/** All that one run found. */
export interface Report {
  /** `egov-msa lint`. */
  readonly command: string;
  /** Version of the toolkit. */
  readonly version: string;
  readonly suites: readonly ReportSuite[];
}

export interface ReportCounts {
  readonly suites: number;
  readonly cases: number;
  readonly failed: number;
  readonly skipped: number;
  readonly errors: number;
  readonly warnings: number;
  readonly durationMilliseconds: number;
}

/** A case fails by an error; warnings are only shown. */
export const hasFailed = ({ findings }: ReportCase): boolean =>
  findings.some(({ severity }) => severity === 'error');

/**
 * Counts what a report holds.
 *
 * @example countReport(report).errors === 0
 */
export const countReport = ({ suites }: Pick<Report, 'suites'>): ReportCounts => {
  const cases = suites.flatMap((suite) => suite.cases);
  const findings = cases.flatMap((item) => item.findings);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return {
    suites: suites.length,
    cases: cases.length,
    failed: cases.filter(hasFailed).length,
    skipped: cases.filter(({ skipped }) => skipped !== undefined).length,
    errors,
    warnings: findings.length - errors,
    durationMilliseconds: suites.reduce((total, suite) => total + suite.durationMilliseconds, 0),
  };
};
