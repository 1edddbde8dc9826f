export { addCtOptions, type CtOptions } from './options.js';
export { readRequest } from './flags.js';
export { addReportOptions, publishReport, type ReportOptions } from './report.js';
export { addTargetOptions, openInstallTarget, type TargetOptions } from './target.js';
export { processSurroundings, runCtCommand, type CommandContext } from './run-command.js';
