import type { Release } from '../manifest/index.js';
import type { JsonValue } from '../yaml/index.js';

/** From the root of a document: names of fields, `[key]` or `[index]` for items of lists. */
export type DiffPath = readonly string[];

/** One field that differs. Values of a Secret are hidden. */
export type FieldChange =
  | { readonly type: 'added'; readonly path: DiffPath; readonly after: JsonValue }
  | { readonly type: 'removed'; readonly path: DiffPath; readonly before: JsonValue }
  | {
      readonly type: 'changed';
      readonly path: DiffPath;
      readonly before: JsonValue;
      readonly after: JsonValue;
    };

/** One object that differs, or that only one side has. */
export interface ObjectChange {
  readonly type: 'added' | 'removed' | 'changed';
  readonly apiVersion: string;
  readonly kind: string;
  /** Undefined for the namespace of the release. */
  readonly namespace: string | undefined;
  readonly name: string;
  /** The template that makes it, of the newer side when both have it. */
  readonly template: string;
  /** Empty unless the object is changed. */
  readonly fields: readonly FieldChange[];
}

/** What differs between two releases. */
export interface ReleaseDiff {
  readonly objects: readonly ObjectChange[];
  /** How many objects are the same on both sides. */
  readonly same: number;
  /** How many fields differ only by the version of the chart, by checksums or at random, and are left out. */
  readonly noise: number;
}

export interface DiffOptions {
  /** Counts chart versions, checksums and random values as differences. @default false */
  readonly showNoise?: boolean;
  /** A second render of the newer side: what differs between the two is random. */
  readonly again?: Release;
}
