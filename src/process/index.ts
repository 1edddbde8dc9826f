export { runProcess, type ProcessOutput, type RunOptions } from './run.js';
export { shortLivedGo } from './short-lived.js';
export { startDetached, type DetachedOptions } from './detached.js';
export {
  identifyProcess,
  isSameProcess,
  listProcesses,
  type ProcessEntry,
  type ProcessIdentity,
} from './table.js';
export { stopProcesses, type StopOptions } from './stop.js';
