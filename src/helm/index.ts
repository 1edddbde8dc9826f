export {
  createHelmClient,
  type HelmClient,
  type HelmProgram,
  type HelmTarget,
  type InstalledRelease,
  type StoredRelease,
} from './client.js';
export { deploy, type DeployOptions } from './deploy.js';
export { describeInstallFailure } from './failure.js';
export { upgradeArguments, type ReleasePlan } from './arguments.js';
export {
  planRecovery,
  wayBackCommand,
  type Recovery,
  type ReleaseRevision,
  type WayBack,
} from './recovery.js';
