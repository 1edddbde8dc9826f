import type { Result } from '../../result/index.js';
import type { Progress } from '../../terminal/index.js';
import type { ClusterConnection } from '../../workloads/index.js';
import type { JsonObject } from '../../yaml/index.js';
import type { Action, AdoptionRequest, NamespaceSnapshot } from '../types.js';

/** What carrying out needs of the world. */
export interface AdoptionTools {
  readonly connection: ClusterConnection;
  /** Reads the namespace anew: what is there is all that the next step goes by. */
  readonly read: () => Promise<Result<NamespaceSnapshot>>;
  /** `helm upgrade --install` with the user's values and these over them. */
  readonly deploy: (values: JsonObject) => Promise<Result<unknown>>;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  /** How long pods may take to end. */
  readonly timeoutMilliseconds: number;
}

export interface ExecutionOptions extends AdoptionRequest {
  /** Whether there is a way back for the data. */
  readonly hasDump: boolean;
}

export type ActionOf<Type extends Action['type']> = Extract<Action, { readonly type: Type }>;
