export type { Amounts } from './amounts.js';
export { quotaFits } from './invariant.js';
export { releaseNeeds } from './needs.js';
