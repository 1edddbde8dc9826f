import type { LimitFunction } from 'p-limit';
import type { Git } from '../git/index.js';
import type { HelmProgram } from '../render/index.js';
import type { ChangedCharts } from './charts/index.js';
import type { Configuration } from './configuration/index.js';
import type { LintConfiguration } from './yamllint/index.js';
import type { Schema } from './yamale/index.js';

/** All that the work on one chart needs; the same for each chart of a run. */
export interface ChartContext {
  /** Absolute; charts are named from here. */
  readonly directory: string;
  readonly configuration: Configuration;
  readonly git: Git;
  readonly helm: HelmProgram;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Undefined when the charts were named. */
  readonly changed: ChangedCharts | undefined;
  /** Bounds the programs that run at once. */
  readonly limit: LimitFunction;
  readonly signal: AbortSignal;
}

/** What only the linters need. */
export interface LintContext extends ChartContext {
  readonly lintRules: LintConfiguration;
  readonly schema: Schema;
}
