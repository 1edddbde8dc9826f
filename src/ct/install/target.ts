import type { Result } from '../../result/index.js';

/** A cluster to install on. */
export interface InstallTarget {
  readonly kubeconfig?: string;
  readonly context?: string;
  /** True when no container runs, so that pods of test hooks never end. */
  readonly simulated: boolean;
  /** Path of kubectl. */
  readonly kubectl: string;
  /** Stops what was started for this run. */
  readonly close: () => Promise<Result<unknown>>;
}
