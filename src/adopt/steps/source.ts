import type { JsonObject } from '../../yaml/index.js';
import type { DatabaseFacts } from '../carry/database.js';
import type { NodePortEntry } from '../carry/entries.js';
import type { FoundComponent } from '../recognise.js';
import type { AdoptionRequest, AdoptionStep, NamespaceSnapshot, StageName } from '../types.js';
import { databaseSecret, holdsValues } from '../values.js';

export interface StepsSource {
  readonly snapshot: NamespaceSnapshot;
  readonly components: readonly FoundComponent[];
  readonly database: DatabaseFacts;
  readonly entries: readonly NodePortEntry[];
  readonly values: Readonly<Record<StageName, JsonObject>>;
  readonly request: AdoptionRequest;
}

export type Draft = Omit<AdoptionStep, 'needsDump'> & { readonly needsDump?: boolean };

const STAGES: readonly StageName[] = ['beside', 'entries', 'database', 'whole'];

/** On the carried Secret: the release is complete, and what remains is to remove. */
export const COMPLETE_ANNOTATION = 'egov-msa/adoption-complete';

export const isComplete = ({ snapshot, request }: StepsSource): boolean =>
  snapshot.release !== undefined &&
  snapshot.live.find('Secret', databaseSecret(request.release))?.metadata.annotations[COMPLETE_ANNOTATION] !==
    undefined;

/** A stage is behind us when the release stands there or further on. */
export const isReached = (source: StepsSource, stage: StageName): boolean => {
  const { snapshot, values } = source;
  const { release } = snapshot;
  if (isComplete(source)) return true;
  if (release?.status !== 'deployed') return false;
  return STAGES.slice(STAGES.indexOf(stage)).some((name) => holdsValues(release.values, values[name]));
};
