export type { Amounts } from './amounts.js';
export { quotaFits } from './invariant.js';
export { limitRangeFits } from './limit-range.js';
export { releaseNeeds } from './needs.js';
