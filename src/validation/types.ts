import type { Finding } from '../findings/index.js';
import type { Release } from '../manifest/index.js';
import type { KubernetesVersion } from '../schemas/index.js';
import type { JsonObject } from '../yaml/index.js';

/** One render of a chart. */
export interface ManifestCase {
  /** Name of the values case, which findings carry: `vagrant+moe`. */
  readonly name: string;
  readonly release: Release;
  /** The versions that it is meant for; those of the options unless told. */
  readonly versions?: readonly KubernetesVersion[];
}

export interface ManifestOptions {
  /** @default every version whose schemas are shipped */
  readonly versions?: readonly KubernetesVersion[];
  /**
   * CustomResourceDefinitions that clusters have beside those whose schemas are shipped. Definitions that a case
   * itself renders need not be named.
   */
  readonly customResourceDefinitions?: readonly JsonObject[];
  /** Path of kubeconform; found or made by the tool resolver unless told. */
  readonly kubeconform?: string;
  /** `false` asks kubeconform about every object again. @default true */
  readonly cache?: boolean;
  /** Called with a sentence when something that only costs time went wrong, such as a cache that is full. */
  readonly onWarning?: (message: string) => void;
}

/** What is wrong with a document, wherever it stands: a finding without its place. */
export type Fault = Pick<Finding, 'rule' | 'severity' | 'message' | 'hint'> & {
  readonly path: string | undefined;
};
