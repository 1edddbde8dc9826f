import type { AdoptionStep } from '../types.js';
import { secretStep } from './credentials.js';
import { databaseSteps, wholeStep } from './data.js';
import { entriesStep } from './entries.js';
import { releaseStep } from './release.js';
import { removeSteps } from './remove.js';
import type { StepsSource } from './source.js';
import { stopDataSteps, stopSharedSteps } from './stop.js';

export { planAliases } from './entries.js';
export { COMPLETE_ANNOTATION } from './source.js';

/**
 * Lists the steps of an adoption in their order; what the cluster shows as done is marked.
 *
 * @example planSteps(source).find(({ done }) => !done)?.title
 */
export const planSteps = (source: StepsSource): readonly AdoptionStep[] =>
  [
    secretStep(source),
    ...stopSharedSteps(source),
    releaseStep(source, 'beside', {
      title: `Install release ${source.request.release} beside the old deployment`,
      details: [
        `Its services use the old database at ${source.database.host} and the old uploads; nothing leads to them yet.`,
        'Names and selectors differ from the old ones, which could not be changed in place, so both run side by side.',
      ],
    }),
    entriesStep(source),
    ...stopDataSteps(source),
    ...databaseSteps(source),
    wholeStep(source),
    ...removeSteps(source),
  ].map((draft) => ({ ...draft, needsDump: draft.needsDump ?? false }));
