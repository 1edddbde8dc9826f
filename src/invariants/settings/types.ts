/** The shape of `chart-checks.yaml`, with every default filled in. Names may hold `*`. */

/** An object that the release uses and somebody else makes. */
export interface ExternalObject {
  readonly kind: string;
  readonly name: string;
  /** Keys of a ConfigMap or Secret; any when absent. */
  readonly keys?: readonly string[];
  /** Values cases in which it is there; all when absent. */
  readonly values?: string;
}

/** Excuses findings of one rule. */
export interface SettingsException {
  readonly rule: string;
  /** `Kind/name` of the object; any when absent. */
  readonly object?: string;
  /** Subject of the finding, such as the image, control, variable or values key; any when absent. */
  readonly subject?: string;
  /** Values cases; all when absent. */
  readonly values?: string;
  readonly reason: string;
}

export interface StorageExpectation {
  /** Name of the StorageClass; `default` for the one of the cluster, `none` for no class. */
  readonly class?: string;
  readonly accessModes?: readonly string[];
}

/** What the settings expect of one environment, or of several in one case merged. */
export interface EnvironmentSettings {
  /** By role of the claim. */
  readonly storage?: Readonly<Record<string, StorageExpectation>>;
  readonly tls?: 'required' | 'optional';
  /** What every image of this environment starts with. */
  readonly imageRegistry?: string;
}

/** Values files that helm must refuse together, since what they say of the cluster contradicts. */
export interface ExpectedRefusal {
  /** The environments, joined by `+`; every stack that holds them all. */
  readonly values: string;
  /** Part of the message, which tells the user what to do. */
  readonly message: string;
  readonly reason: string;
}

export interface LabelSettings {
  /** Labels of every object. */
  readonly required: readonly string[];
  /** Labels of every pod. */
  readonly pods: readonly string[];
}

export interface NetworkSettings {
  /** Pod label whose value is the name that the call graph uses. */
  readonly componentLabel: string;
  /** Values key below a subchart that lists the edges, as `component:port` or `component:port/UDP`; undefined for none. */
  readonly edgesValue?: string;
  /** Annotation of a workload that lists its edges, as `component:port, …`; undefined for none. */
  readonly edgesAnnotation?: string;
  /** Edges that are declared here, as `from -> to:port`. */
  readonly edges: readonly string[];
  /** Components that anybody outside the release may reach, as `component:port`. */
  readonly entrances: readonly string[];
  /** Whether what the pods may reach outside the release is part of the graph, as edges to `outside`. */
  readonly closedEgress: boolean;
  /** Ports outside the release that every pod may reach for the cluster's own sake, such as `53/UDP`. */
  readonly infrastructure: readonly string[];
}

export interface Settings {
  readonly external: readonly ExternalObject[];
  readonly exceptions: readonly SettingsException[];
  /** From role to the names of its claims. */
  readonly storageRoles: Readonly<Record<string, readonly string[]>>;
  /** By part of the name of a values case. */
  /** Stacks that the matrix expects to be refused. */
  readonly refusals: readonly ExpectedRefusal[];
  readonly environments: Readonly<Record<string, EnvironmentSettings>>;
  readonly labels: LabelSettings;
  readonly probes: {
    /** Paths that answer for other services too. */
    readonly dependentPaths: readonly string[];
  };
  readonly network: NetworkSettings;
  /** Where values set what is compared between renders; an absent key is not compared. */
  readonly values: {
    readonly imageRegistry?: string;
    readonly clusterDomain?: string;
    /** Values that take the place of random ones, for the comparison of two runs. */
    readonly fixed: Readonly<Record<string, unknown>>;
  };
  /** Values keys that are used in a way that no text analysis sees. */
  readonly usedValues: readonly string[];
}
