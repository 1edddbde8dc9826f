export { formatWorkloads } from './format.js';
export {
  connect,
  ensureNamespace,
  deleteNamespace,
  type ClusterConnection,
  type ConnectOptions,
  type NamespaceChange,
} from './connection.js';
export { describeReadiness, followReadiness } from './readiness.js';
export { readWorkloads } from './read.js';
export { summariseWorkloads, type ClusterObjects } from './summary.js';
export type { PodSecurityLevel, VolumeSummary, WorkloadPort, WorkloadSummary } from './types.js';
export { requiredPodSecurity } from './pod-security.js';
export { withTimeout } from './timeout.js';
