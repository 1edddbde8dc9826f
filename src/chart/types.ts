import type { JsonObject } from '../yaml/index.js';

/** One entry of `dependencies` in Chart.yaml. */
export interface ChartDependency {
  readonly name: string;
  readonly version: string;
  readonly repository?: string;
  readonly condition?: string;
  readonly alias?: string;
}

/** Chart.yaml. */
export interface ChartMetadata {
  readonly apiVersion: string;
  readonly name: string;
  readonly version: string;
  readonly type: 'application' | 'library';
  readonly appVersion?: string;
  readonly kubeVersion?: string;
  readonly dependencies: readonly ChartDependency[];
  readonly annotations: Readonly<Record<string, string>>;
}

/** A values file that ships with the chart. */
export interface ValuesFile {
  /** `vagrant` for environments/vagrant.yaml, `minimal` for ci/minimal-values.yaml. */
  readonly name: string;
  /** Absolute path. */
  readonly path: string;
  /** Of an environment: ci/given/<name>-values.yaml, what only its user can give, such as the address of a server. */
  readonly given?: string;
}

/** The values files in the folders that have a meaning, each sorted by name. */
export interface ValuesFiles {
  /** ci/*-values.yaml, the cases that must render. */
  readonly ci: readonly ValuesFile[];
  /** ci/fail/*-values.yaml, the cases that must be refused. */
  readonly fail: readonly ValuesFile[];
  readonly environments: readonly ValuesFile[];
  readonly ministries: readonly ValuesFile[];
}

/** A chart directory and its tree of unpacked subcharts. */
export interface Chart {
  /** Absolute path. */
  readonly directory: string;
  readonly metadata: ChartMetadata;
  /** values.yaml; empty when there is none. */
  readonly values: JsonObject;
  /** values.schema.json. */
  readonly schema?: JsonObject;
  /** Paths below the chart of the files in templates/ (not those of subcharts), sorted. */
  readonly templates: readonly string[];
  readonly valuesFiles: ValuesFiles;
  /** Sorted by directory name; packed (.tgz) subcharts count in the hash only. */
  readonly subcharts: readonly Chart[];
  /** SHA-256 (hex) of each file that Helm reads, subcharts included. */
  readonly hash: string;
}
