export { checkUpgrade, type UpgradeReport } from './check.js';
export { immutableFields } from './fields/index.js';
export { refusalsOf, type Refusal } from './refusals.js';
export type { SecretKeys } from './secrets.js';
export type { ImmutableField, Place, Upgrade, UpgradeSide } from './types.js';
