export {
  addCtOptions,
  addReportOptions,
  addTargetOptions,
  openInstallTarget,
  processSurroundings,
  readRequest,
  runCtCommand,
  type CommandContext,
  type CtOptions,
  type ReportOptions,
  type TargetOptions,
} from './command-line/index.js';
export type { CtCommand, FlagValues, SettingKey, Surroundings } from './configuration/index.js';
export type { InstallTarget } from './install/index.js';
export { listChanged, runCharts, type Io, type RunCommand, type RunRequest } from './run/index.js';
