import type { JsonObject } from '../../../src/yaml/index.js';

/** A change of an object. */
export interface Change {
  /** A JSON merge patch: null takes a field away. */
  readonly patch: JsonObject;
  /** Path in the table of the field that makes the API server refuse it; nothing when it accepts. */
  readonly refused?: string;
  /** Why the cluster of these tests would not make the changed object anew either. */
  readonly notAnew?: string;
}

/** An object, and changes of it by what they are. */
export interface ChangedObject {
  readonly object: JsonObject;
  readonly changes: Readonly<Record<string, Change>>;
}
