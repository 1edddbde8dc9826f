export { createHelmClient, type HelmClient, type HelmTarget, type InstalledRelease } from './client.js';
export { describeInstallFailure } from './failure.js';
export { upgradeArguments, type ReleasePlan } from './arguments.js';
export { planRecovery, type Recovery, type ReleaseRevision } from './recovery.js';
