export { validateManifests } from './manifests.js';
export type { ManifestCase, ManifestOptions } from './types.js';
export { validateValues, type ValuesOptions } from './values/validate.js';
