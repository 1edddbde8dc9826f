export { checkCluster } from './cluster.js';
export { fitEnvironment } from './fit.js';
export { formatExamination, type Examination } from './format.js';
export { checkMachine } from './machine.js';
export { checkPrograms } from './programs.js';
export { readCluster } from './read.js';
export type { Area, Check, ClusterFacts, Fit, NodeFacts, StorageClassFacts, Verdict } from './types.js';
