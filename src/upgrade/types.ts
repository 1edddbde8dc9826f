import type { Release } from '../manifest/index.js';
import type { JsonObject, JsonValue } from '../yaml/index.js';

/** The object that a way out is written for. */
export interface Place {
  readonly name: string;
  readonly namespace: string;
}

/** A field that the API server never changes, or only in some directions. */
export interface ImmutableField {
  /** API group; empty for the core group. */
  readonly group: string;
  readonly kind: string;
  /** From the root of the document, with dots. */
  readonly path: string;
  /** Fields below it that may change, from the root of the document; `[]` stands for every item of a list. */
  readonly except?: readonly string[];
  /** What the API server fills in where the field is absent. */
  readonly default?: JsonValue;
  /** Fills in what the API server does below the field, so that spelling it out is no change. */
  readonly complete?: (value: JsonValue) => JsonValue;
  /** Which changes are refused; all of them when undefined. Gets both documents in normal form. */
  readonly refuses?: (before: JsonObject, after: JsonObject) => boolean;
  /** Changes whose fate only the live object decides, such as a class that the cluster filled in. */
  readonly uncertain?: (before: JsonObject, after: JsonObject) => boolean;
  /** One sentence: how to get the change through. */
  readonly wayOut: (place: Place) => string;
  /** Where Kubernetes says or does so. */
  readonly source: string;
}

/** One side of an upgrade. */
export interface UpgradeSide {
  readonly release: Release;
  /** A second render: what differs between the two is made at random. */
  readonly again: Release;
  /** Of the chart. */
  readonly version: string;
  /** Of all files of the chart. */
  readonly hash: string;
}

/** Both sides of an upgrade. */
export interface Upgrade {
  /** Name of the chart. */
  readonly chart: string;
  /** Name of the case in reports: `0.1.0 -> 0.2.0`. */
  readonly name: string;
  readonly before: UpgradeSide;
  readonly after: UpgradeSide;
  /** True when templates of the newer chart look objects up, which keeps what they generate. */
  readonly looksUp: boolean;
}
