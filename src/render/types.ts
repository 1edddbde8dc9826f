import type { Chart } from '../chart/index.js';
import type { ParsedManifests } from '../manifest/index.js';
import type { JsonObject } from '../yaml/index.js';

/** The Helm program to run, as the tool resolver gives it. Without a version it is asked once. */
export interface HelmProgram {
  readonly path: string;
  readonly version?: string;
}

/** What `helm template` is given. Every field but `helm`, `cache` and the paths' spelling decides the output. */
export interface RenderOptions {
  readonly chart: Chart;
  /** Path of helm, or path and version. */
  readonly helm: string | HelmProgram;
  /** Values files in merge order, the last one wins. */
  readonly values?: readonly string[];
  /** Values that are merged after the files, given to helm on its standard input. */
  readonly inlineValues?: JsonObject;
  /** Helm's own `key.path=value` form, merged last. */
  readonly set?: readonly string[];
  /** @default 'default' */
  readonly namespace?: string;
  /** @default 'egov' */
  readonly releaseName?: string;
  /** The Kubernetes version that templates see. @default 'v1.36.0' */
  readonly kubeVersion?: string;
  /** API versions that templates see beside the built-in ones, for example `monitoring.coreos.com/v1`. */
  readonly apiVersions?: readonly string[];
  /** Renders what an upgrade would. @default false */
  readonly isUpgrade?: boolean;
  /** @default false */
  readonly includeCrds?: boolean;
  /** `false` always runs helm and stores nothing, for instance to compare two runs. @default true */
  readonly cache?: boolean;
}

/** The output of `helm template`. */
export interface Rendered {
  /** The stream of manifests as helm wrote it. */
  readonly manifest: string;
  /** The same, parsed; `indexRelease` takes it. */
  readonly parsed: ParsedManifests;
  /** Lines that helm wrote beside it, and one when the cache could not be written. */
  readonly warnings: readonly string[];
  /** The release's namespace, where every object without one lands. */
  readonly namespace: string;
  readonly releaseName: string;
  /** True when helm was not run. */
  readonly cached: boolean;
}

/** How one run of helm ended. */
export interface HelmRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A run with its manifests parsed, which costs ten times as much as reading them back; the unit that the cache stores. */
export interface ParsedRun extends HelmRun {
  readonly parsed: ParsedManifests;
}
