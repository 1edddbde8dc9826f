import type { Chart } from '../chart/index.js';
import type { Finding, Severity } from '../findings/index.js';
import type { ManifestObject, Release } from '../manifest/index.js';
import type { EnvironmentSettings, Settings, SettingsException } from './settings/index.js';

/** What an invariant says about one place. The framework adds rule, chart, values case and template. */
export interface Violation {
  /** The object at fault; a violation of the chart itself has none. */
  readonly object?: ManifestObject;
  /** Values case, where an invariant looks at several. */
  readonly values?: string;
  /** File of the chart, for a violation that has no object: `tiny/Chart.yaml`. */
  readonly template?: string;
  /** Field of the object, or key of the values. */
  readonly path?: string;
  /** What an exception in the configuration matches: an image, a control, a variable, a values key. */
  readonly subject?: string;
  readonly severity?: Severity;
  /** One sentence: what is wrong. */
  readonly message: string;
  /** One sentence: what to do about it. */
  readonly hint: string;
}

/** What every check may ask about beside what it checks. */
export interface ChartContext {
  readonly chart: Chart;
  /** The chart's own expectations, from `chart-checks.yaml`. */
  readonly settings: Settings;
}

/** The context of one release. */
export interface ReleaseContext extends ChartContext {
  /** Name of the values case: `vagrant+moe`. */
  readonly values: string;
  /** What the settings expect of the environments in the case. */
  readonly environment: EnvironmentSettings;
}

/** One values case of a chart, rendered in the ways that the invariants compare. */
export interface RenderedCase {
  readonly name: string;
  readonly release: Release;
  readonly environment: EnvironmentSettings;
  /** The case with fixed values in place of random ones; the same object where the settings fix none. */
  readonly fixed: Release;
  /** A second run of helm with the same input as `fixed`. */
  readonly again: Release;
  /** What helm wrote in the two runs. */
  readonly twice: readonly [string, string];
  /** The case in another namespace, under another release name, cluster domain and registry. */
  readonly elsewhere: Elsewhere;
}

/** A render in a place that nothing else names, so that what still names the usual place is hard-wired. */
export interface Elsewhere {
  readonly release: Release;
  readonly clusterDomain: string;
  /** What every image has to start with; undefined when the chart has no value for it. */
  readonly imageRegistry?: string;
}

interface InvariantBase {
  /** Stable name, as `only`, `except` and exceptions give it. */
  readonly rule: string;
  /** What holds when the invariant passes, as a sentence without its full stop. */
  readonly title: string;
  /** One sentence: what happens where it does not hold. */
  readonly why: string;
  /** The document that the rule follows. */
  readonly source: string;
}

/** Holds for one rendered release. */
export interface ReleaseInvariant extends InvariantBase {
  readonly scope: 'release';
  readonly inspect: (release: Release, context: ReleaseContext) => readonly Violation[];
}

/** Holds for the files of a chart, without a render. */
export interface ChartInvariant extends InvariantBase {
  readonly scope: 'chart';
  readonly inspect: (chart: Chart, context: ChartContext) => readonly Violation[];
}

/** Holds for all values cases of a chart together. */
export interface CasesInvariant extends InvariantBase {
  readonly scope: 'cases';
  /** Says something false where a case is missing because helm refuses it. */
  readonly needsEveryCase?: true;
  readonly inspect: (cases: readonly RenderedCase[], context: ChartContext) => readonly Violation[];
}

/** A rule that every good chart keeps. `inspect` is pure: equal input, equal violations. */
export type Invariant = ReleaseInvariant | ChartInvariant | CasesInvariant;

/** Which invariants to check; all by default. */
export interface Selection {
  /** Names of the only rules to check. */
  readonly only?: readonly string[];
  /** Names of rules to leave out. */
  readonly except?: readonly string[];
}

/** A finding that an annotation or the configuration excuses. */
export interface Exception {
  readonly finding: Finding;
  readonly by: 'annotation' | 'configuration';
  /** Why, in the words of the chart's author. */
  readonly reason: string;
  /** Every exception of the settings that fits the finding, whichever gives the reason. */
  readonly configured?: readonly SettingsException[];
}

/** What a check found. */
export interface CheckReport {
  readonly findings: readonly Finding[];
  /** Findings that do not count, each with the reason that the chart gives. */
  readonly exceptions: readonly Exception[];
}
