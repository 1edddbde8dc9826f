export { hasFields, pruneEntries, readEntry, writeEntry, type StoreLimits } from './entries.js';
export { entryKey } from './key.js';
export { cacheRoot } from './root.js';
