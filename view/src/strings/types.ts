import type { GroupName, LinkType, SectionName } from '../../../src/html-report/types.js';

/** What a rule asks for, and what happens where it does not hold. */
export interface RuleStrings {
  readonly title: string;
  readonly why: string;
}

/** Every text of the page. A language has them all, or it does not compile. */
export interface Strings {
  /** Name of the language, in itself. */
  readonly language: string;
  readonly skip: string;
  readonly menu: string;
  readonly created: (date: string, version: string) => string;
  readonly sections: {
    readonly map: string;
    readonly environments: string;
    readonly network: string;
    readonly checks: string;
    readonly values: string;
    readonly upgrade: string;
  };
  readonly leads: {
    readonly map: string;
    readonly environments: string;
    readonly network: string;
    readonly checks: string;
    readonly values: (count: number) => string;
    readonly upgrade: (from: string) => string;
  };
  readonly header: {
    readonly stack: string;
    readonly search: string;
    readonly searchKey: string;
    readonly switchLanguage: string;
    readonly theme: Readonly<Record<'auto' | 'light' | 'dark', string>>;
  };
  readonly summary: {
    readonly workloads: string;
    readonly objects: string;
    readonly entrances: string;
    readonly requests: string;
    readonly errors: string;
    readonly warnings: string;
  };
  readonly map: {
    readonly label: string;
    readonly keys: string;
    readonly zoomIn: string;
    readonly zoomOut: string;
    readonly fit: string;
    readonly legend: string;
    readonly groups: Readonly<Record<GroupName, string>>;
    readonly links: Readonly<Record<LinkType, string>>;
    readonly closed: string;
    readonly closedHint: string;
    readonly defaultClass: string;
    readonly noClass: string;
    readonly clusterClass: string;
    readonly replicas: string;
    readonly ports: string;
    readonly images: string;
    readonly requests: string;
    readonly limits: string;
    readonly size: string;
    readonly accessModes: string;
    readonly addresses: string;
    readonly findings: (count: number) => string;
    readonly callsOf: (count: number) => string;
    readonly callersOf: (count: number) => string;
  };
  readonly panel: {
    readonly label: string;
    readonly close: string;
    readonly template: string;
    readonly apiVersion: string;
    readonly namespace: string;
    readonly manifest: string;
    readonly copy: string;
    readonly copied: string;
    readonly uses: string;
    readonly usedBy: string;
    readonly nothing: string;
    readonly findings: string;
    readonly elsewhere: string;
    readonly places: (count: number) => string;
    readonly value: string;
    readonly defaultValue: string;
    readonly stackValue: (stack: string) => string;
    readonly unset: string;
  };
  readonly environments: {
    readonly sections: Readonly<Record<SectionName, string>>;
    readonly rows: Readonly<Record<'requests' | 'limits' | 'mostRequests' | 'mostLimits', string>>;
    readonly row: string;
    readonly onlyDifferences: string;
    readonly shown: (shown: number, all: number) => string;
    readonly differs: string;
    readonly overlay: string;
    readonly refused: string;
    readonly none: string;
    readonly defaultClass: string;
  };
  readonly network: {
    readonly caption: string;
    readonly from: string;
    readonly outside: string;
    readonly open: string;
    readonly layers: (names: string) => string;
    readonly states: Readonly<Record<'declared' | 'open' | 'excess' | 'missing' | 'denied', string>>;
    readonly explain: string;
    readonly allows: (layer: string) => string;
    readonly denies: (layer: string) => string;
    readonly noLayer: string;
    readonly inGraph: string;
    readonly notInGraph: string;
  };
  readonly checks: {
    readonly states: Readonly<Record<'failed' | 'excepted' | 'passed' | 'skipped', string>>;
    readonly all: string;
    readonly why: string;
    readonly source: string;
    readonly reason: string;
    readonly skipped: string;
    /** Says that the rest is English; empty where it is. */
    readonly english: string;
    /** By the name of the rule; the report has them in English. */
    readonly rules: Readonly<Record<string, RuleStrings>>;
    readonly filter: string;
  };
  readonly upgrade: {
    readonly states: Readonly<Record<'added' | 'removed' | 'changed', string>>;
    readonly nothing: string;
    readonly same: (same: number, noise: number) => string;
    readonly before: string;
    readonly after: string;
    readonly field: string;
  };
  readonly values: { readonly key: string; readonly before: string; readonly after: string };
  readonly search: {
    readonly label: string;
    readonly placeholder: string;
    readonly close: string;
    readonly kinds: Readonly<Record<'object' | 'image' | 'finding' | 'value' | 'manifest', string>>;
    readonly nothing: string;
    readonly hint: string;
    readonly count: (count: number) => string;
  };
  readonly live: { readonly problem: string };
}
