/** `ok`: fits; `note`: works without, or only matters for something else; `missing`: nothing works without it. */
export type Verdict = 'ok' | 'note' | 'missing';

export type Area = 'machine' | 'programs' | 'cluster';

/** One thing that was looked at. */
export interface Check {
  readonly area: Area;
  readonly name: string;
  readonly verdict: Verdict;
  /** What there is. */
  readonly found: string;
  /** What to do, where anything is to be done. */
  readonly hint?: string;
}

export interface StorageClassFacts {
  readonly name: string;
  readonly provisioner: string;
  readonly isDefault: boolean;
}

export interface NodeFacts {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly provider: string;
  readonly address: string;
}

/** What the API server tells; a part is undefined where this user may not see it. */
export interface ClusterFacts {
  readonly context: string;
  readonly server: string;
  /** Without `v`. */
  readonly version: string;
  readonly groups: readonly string[];
  readonly nodes?: readonly NodeFacts[];
  readonly storageClasses?: readonly StorageClassFacts[];
  readonly ingressClasses?: readonly string[];
  readonly gatewayClasses?: readonly string[];
  /** The namespace of the release; undefined when it is not there yet. */
  readonly namespace?: { readonly podSecurity?: string; readonly istioInjection?: string };
}

/** The environment file that suits a cluster. */
export interface Fit {
  /** Undefined when none does. */
  readonly environment?: string;
  readonly reasons: readonly string[];
  /** Overlays that suit the cluster as well. */
  readonly overlays: readonly string[];
}
