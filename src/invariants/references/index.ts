export { referencesIn } from './all.js';
export { podReferences } from './pods.js';
export { missingFrom, type Missing } from './resolve.js';
export { podSelections, workloadsSelected, type PodSelection } from './selectors.js';
export type { Reference } from './types.js';
