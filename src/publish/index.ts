export { packageChart } from './package.js';
export { publishChart, type PublishPlan, type PublishReport } from './publish.js';
export { PUBLIC_KEYRING } from './public-keys.js';
export { openSigningKey } from './signing-key.js';
export type {
  ChartPackage,
  OciTarget,
  PublishTools,
  RepositoryTarget,
  SigningKey,
  TargetOutcome,
} from './types.js';
