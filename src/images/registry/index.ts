export { readAccounts } from './accounts.js';
export { resolveDigest } from './digest.js';
export type { RegistryAccount, RegistryOptions } from './types.js';
