import type { Edits } from '../support/fixture.js';

/** A finding, without what is the same in all: the rule, severity `error` and, for an object's, the case `default`. */
export interface ExpectedFinding {
  readonly values?: string | undefined;
  readonly template?: string;
  /** `Kind/name` */
  readonly object?: string;
  readonly path: string | undefined;
  readonly message: string;
  readonly hint: string;
}

/** A change of the base chart and everything that the invariants say of it; nothing when they allow it. */
export interface Breach {
  readonly name: string;
  readonly edits: Edits;
  readonly findings: readonly ExpectedFinding[];
}
