import type { Release } from '../manifest/index.js';
import type { JsonObject } from '../yaml/index.js';

/** A release as helm has it in the namespace. */
export interface ReleaseState {
  readonly chart: string;
  readonly status: string;
  readonly values: JsonObject;
}

/** What was read of a namespace; the plan is made of nothing else. */
export interface NamespaceSnapshot {
  /** The live objects, indexed as those of a render are. */
  readonly live: Release;
  readonly release?: ReleaseState;
  /** Whether the cluster has a class for claims that name none. */
  readonly hasDefaultStorageClass: boolean;
}

export interface AdoptionRequest {
  /** Name of the release that takes over. */
  readonly release: string;
  /** `global.exposure.type` of the user's own values; undefined when they say nothing. */
  readonly exposureType?: string;
  /** Version of the server that wrote the data, where the image does not tell. */
  readonly mysqlVersion?: string;
}

export interface ObjectReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
}

/** Where the release stands on its way. */
export type StageName = 'beside' | 'entries' | 'database' | 'whole';

/** A Service of the old deployment that leads to the release from then on. */
export interface Alias {
  readonly service: string;
  readonly component: string;
}

/** What a step does to the cluster. */
export type Action =
  | { readonly type: 'create-secret'; readonly name: string; readonly data: Readonly<Record<string, string>> }
  | { readonly type: 'stop'; readonly objects: readonly ObjectReference[] }
  | { readonly type: 'release'; readonly stage: StageName; readonly aliases: readonly Alias[] }
  | {
      readonly type: 'remove';
      readonly objects: readonly ObjectReference[];
      /** What must be ready before anything goes: a component of the release, or the whole release. */
      readonly successor?: string;
    };

export interface AdoptionStep {
  readonly id: string;
  /** What it does, as an order. */
  readonly title: string;
  /** Sentences on what exactly happens and why so. */
  readonly details: readonly string[];
  /** What does not answer meanwhile; undefined when everything does. */
  readonly interruption?: string;
  /** How to undo it. */
  readonly back: string;
  readonly done: boolean;
  /** The data is changed for good, so a dump must be there first. */
  readonly needsDump: boolean;
  readonly action: Action;
}

/** Something that stays as it is, and why. */
export interface LeftObject extends ObjectReference {
  readonly reason: string;
}

export interface AdoptionPlan {
  readonly namespace: string;
  readonly release: string;
  /** Counts of what is taken over, by kind. */
  readonly found: Readonly<Record<string, number>>;
  readonly steps: readonly AdoptionStep[];
  /** Values of each stage, merged last; the ones of `whole` are for the user to keep. */
  readonly values: Readonly<Record<StageName, JsonObject>>;
  readonly left: readonly LeftObject[];
  /** What the user should know or do afterwards, a sentence each. */
  readonly notes: readonly string[];
  /** Why it must not be carried out; empty when it may. */
  readonly obstacles: readonly string[];
}
