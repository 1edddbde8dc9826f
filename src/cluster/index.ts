export { definitionSources, readDefinitions, requiredDefinitions } from './definitions.js';
export { installDefinitions } from './install-definitions.js';
export { clusterLayout, clustersRoot, type ClusterLayout } from './layout.js';
export { withReleaseLock } from './lock.js';
export { findClusterProcesses } from './processes.js';
export { findRunningCluster, startCluster, type RunningCluster, type StartOptions } from './start.js';
export { stopCluster, type StopClusterOptions, type StoppedCluster } from './stop.js';
