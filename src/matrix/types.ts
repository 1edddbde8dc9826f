import type { Finding } from '../findings/index.js';
import type { KubernetesVersion } from '../schemas/index.js';

/** One stack of the values files that a chart ships. */
export interface Stack {
  /** `eks+production+moe`, or `default` for no file at all. */
  readonly name: string;
  /** Name of the base environment; `default` for none. */
  readonly environment: string;
  readonly overlays: readonly string[];
  readonly ministry: string | undefined;
  /** Paths in merge order. */
  readonly files: readonly string[];
}

/** What was found in one cell: a stack under a Kubernetes version. */
export interface CellOutcome {
  /** Number of objects; 0 when helm refused the values. */
  readonly objects: number;
  readonly findings: readonly Finding[];
  /** Of the render and the checks; equal renders of a stack are checked once. */
  readonly durationMilliseconds: number;
}

export interface Cell extends CellOutcome {
  readonly stack: Stack;
  readonly kubernetes: KubernetesVersion;
  /** True when an earlier run had looked at the very same. */
  readonly cached: boolean;
}

export interface Matrix {
  /** Stack by stack, each with its versions from old to new. */
  readonly cells: readonly Cell[];
  /** What is wrong with the files of the chart, whatever the values. */
  readonly chartFindings: readonly Finding[];
}
